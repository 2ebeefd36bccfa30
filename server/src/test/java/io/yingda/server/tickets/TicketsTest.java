package io.yingda.server.tickets;

import static io.yingda.server.tickets.TicketRig.ANNA;
import static io.yingda.server.tickets.TicketRig.LI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.TestBot;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import io.yingda.server.tickets.Change.Assignee;
import io.yingda.server.tickets.Change.Due;
import io.yingda.server.tickets.TicketList.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What turns and people do to tickets, on both databases. */
@Timeout(120)
class TicketsTest {

    private static final Clock CLOCK = TestBot.CLOCK;
    private static final Wanted ALL = new Wanted(null, false, "", null, false, "", Long.MAX_VALUE);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTurnOpensATicketAndTheFollowerLearnsItsNumber(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = new TicketRig(store.open(), CLOCK)) {
            rig.writes("丢了");

            Ticket ticket = rig.ticket();
            assertThat(ticket.department()).isEqualTo("门店服务");
            assertThat(ticket.title()).isEqualTo("浅蓝色水杯");
            assertThat(ticket.fields()).containsEntry("手机号", "13812345678");
            assertThat(ticket.state()).isEqualTo(TicketState.NEW);
            assertThat(ticket.deadline()).isEqualTo(ticket.openedAt().plus(Duration.ofDays(1)));
            assertThat(rig.reaches()).containsExactly("已经登记\n（工单号 " + ticket.number() + "）");
            // A department that works on tickets does not find the conversation at the desk as well.
            assertThat(store.count("hand_over")).isZero();

            rig.writes("留言");
            assertThat(rig.reaches()).containsExactly("记下了，" + rig.ticket().number());
            assertThat(rig.ticket().number().value())
                    .isGreaterThan(ticket.number().value());
            assertThat(store.count("hand_over WHERE message = 1")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRetryAndARestartOpenNoSecondTicket(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            try (TicketRig rig = new TicketRig(store.open(), CLOCK)) {
                rig.pushed("once", "丢了");
                rig.pushed("once", "丢了");
            }
            try (TicketRig rig = new TicketRig(store.reopen(), CLOCK)) {
                rig.pushed("once", "丢了");

                assertThat(store.count("ticket")).isEqualTo(1);
                assertThat(store.count("ticket_event")).isEqualTo(1);
                assertThat(rig.reaches()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theFollowerIsToldWhatConcernsTheFollowerInOrder(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = new TicketRig(store.open(), CLOCK)) {
            rig.writes("丢了");
            rig.reaches();
            String number = rig.ticket().number().toString();

            rig.change(new Change(
                    TicketState.WORKING, null, new Assignee(LI.person(), LI.name()), null, null, "去前台问问", false));
            rig.change(Change.comment("正在找", true));
            rig.change(Change.to(TicketState.WAITING, "杯子上有名字吗？", true));
            assertThat(rig.reaches())
                    .containsExactly("关于您的工单 " + number + "：\n正在找", "您的工单 " + number + " 需要您补充，请直接在这里回复：\n杯子上有名字吗？");

            rig.writes("有，小满");
            assertThat(rig.reaches()).containsExactly("答：有，小满");
            assertThat(rig.ticket().state()).isEqualTo(TicketState.WORKING);
            rig.change(Change.to(TicketState.RESOLVED, "", true));
            assertThat(rig.reaches()).last().asString().isEqualTo("您的工单 " + number + " 已经处理好。\n还没解决的话，回复“没解决”。");
            rig.change(Change.to(TicketState.CLOSED, "", false));
            assertThat(rig.reaches()).isEmpty();

            assertThat(rig.history(rig.ticket()))
                    .containsExactly(
                            "opened ",
                            "assigned 李丽",
                            "internal 去前台问问",
                            "state working",
                            "public 正在找",
                            "public 杯子上有名字吗？",
                            "state waiting",
                            "answer 有，小满",
                            "state working",
                            "state resolved",
                            "state closed");
            assertThat(store.count("desk_line WHERE kind = 0 AND person_name = '李丽'"))
                    .as("what was said is in the conversation")
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAPersonOpensIsToldAndTheSameRequestIsDoneOnce(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = new TicketRig(store.open(), CLOCK)) {
            Ticket ticket = rig.tickets.open(ANNA, "门店服务", "换货", Map.of("尺码", "L"), null, LI, true, "");
            assertThat(rig.reaches()).containsExactly("已经为您登记：换货\n（工单号 " + ticket.number() + "，有进展会在这里告诉您）");
            Change comment = Change.comment("好了", true);
            rig.tickets.change(ticket.number(), Author.elsewhere("客服系统"), comment, "k1");
            rig.tickets.change(ticket.number(), Author.elsewhere("客服系统"), comment, "k1");

            assertThat(rig.reaches()).hasSize(1);
            assertThat(rig.history(ticket)).containsExactly("opened 李丽", "public 好了");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ticketsAreFoundByWhatIsWanted(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = new TicketRig(store.open(), CLOCK)) {
            rig.writes("丢了");
            rig.writes("留言");
            rig.change(new Change(
                    TicketState.WORKING,
                    null,
                    new Assignee(11L, "李丽"),
                    new Due(CLOCK.instant().minusSeconds(1)),
                    "HD-9",
                    "50%_off!",
                    false));
            TicketList list = new TicketList(rig.server.desk().store());

            assertThat(titles(list, ALL)).containsExactly("尺码换大", "浅蓝色水杯");
            assertThat(titles(list, ALL.in(TicketState.NEW))).containsExactly("浅蓝色水杯");
            assertThat(titles(list, new Wanted(null, true, "售后", null, false, "", Long.MAX_VALUE)))
                    .containsExactly("尺码换大");
            assertThat(titles(list, new Wanted(null, false, "", 11L, false, "", Long.MAX_VALUE)))
                    .containsExactly("尺码换大");
            assertThat(titles(list, new Wanted(null, false, "", 0L, false, "", Long.MAX_VALUE)))
                    .containsExactly("浅蓝色水杯");
            assertThat(titles(list, new Wanted(null, false, "", null, true, "", Long.MAX_VALUE)))
                    .containsExactly("尺码换大");
            for (String words :
                    List.of("尺码", "HD-9", "50%_OFF!", rig.ticket().number().toString())) {
                assertThat(titles(list, new Wanted(null, false, "", null, false, words, Long.MAX_VALUE)))
                        .as(words)
                        .containsExactly("尺码换大");
            }
            assertThat(titles(list, new Wanted(null, false, "", null, false, "%", Long.MAX_VALUE)))
                    .containsExactly("尺码换大");
            assertThat(list.counts()).containsEntry(TicketState.NEW, 1L).containsEntry(TicketState.WORKING, 1L);
            assertThat(list.late()).isEqualTo(1);
        }
    }

    private static List<String> titles(TicketList list, Wanted wanted) {
        return list.find(wanted, 10).stream().map(Ticket::title).toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofAFollowerWhoLeavesNothingStaysButThatThereWasATicket(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = new TicketRig(store.open(), CLOCK)) {
            rig.writes("丢了");
            rig.change(Change.comment("他的手机 13812345678", false));
            TicketNumber number = rig.ticket().number();

            rig.leaves();

            Ticket left = rig.tickets.find(number);
            assertThat(left.isNobodys()).isTrue();
            assertThat(left.title()).isEmpty();
            assertThat(left.fields()).isEmpty();
            assertThat(left.state()).isEqualTo(TicketState.CLOSED);
            assertThat(left.department()).isEqualTo("门店服务");
            assertThat(store.count("ticket_event")).isZero();
            assertThatThrownBy(() -> rig.tickets.change(number, Author.of(LI), Change.comment("在吗", true), ""))
                    .isInstanceOf(Refused.class);
        }
    }
}
