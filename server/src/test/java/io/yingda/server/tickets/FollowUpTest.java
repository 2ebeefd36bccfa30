package io.yingda.server.tickets;

import static io.yingda.server.tickets.TicketRig.ANNA;
import static io.yingda.server.tickets.TicketRig.LI;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of tickets while followers and agents go on talking. */
@Timeout(120)
class FollowUpTest {

    private final Hands clock = new Hands();

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-30T02:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private TicketRig rig(TestStore store) {
        return new TicketRig(store.open(), clock);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatTheFollowerAddsToAnAnswerIsNotedToo(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.change(Change.to(TicketState.WAITING, "什么样的？", true));
            rig.writes("有名字");
            rig.sends("media-7");
            // Forgets whom nothing concerns, which this follower's ticket still does.
            rig.server.desk().store().tidy();
            clock.pass(Duration.ofMinutes(14));
            rig.writes("盖子是白的");
            rig.writes("换个号码");
            clock.pass(Duration.ofMinutes(16));
            rig.writes("几点关门");

            assertThat(rig.history(rig.ticket()))
                    .filteredOn(event -> event.startsWith("answer"))
                    .containsExactly("answer 有名字", "answer [图片]", "answer 盖子是白的");
            assertThat(rig.ticket().state()).isEqualTo(TicketState.WORKING);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoAnswersATicketIsNotToldThatTheBotDoesNotUnderstand(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = rig(store)) {
            rig.writes("嗯？");
            assertThat(rig.reaches()).containsExactly("答：嗯？");
            rig.writes("丢了");
            rig.change(Change.to(TicketState.WAITING, "什么样的？", true));
            rig.reaches();

            rig.writes("嗯？");

            assertThat(rig.reaches())
                    .containsExactly("收到，已经补充到工单 " + rig.ticket().number() + "，同事会接着办。");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTicketIsOpenedThoughAnAgentTookTheConversationMeanwhile(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = rig(store)) {
            rig.writes("人工");
            rig.reaches();
            HandOver waiting = rig.server.desk().store().open(ANNA).orElseThrow();
            rig.meanwhile = () -> rig.server.desk().handOvers().take(waiting.id(), LI, false);

            rig.writes("丢了");

            assertThat(rig.ticket().title()).isEqualTo("浅蓝色水杯");
            assertThat(rig.reaches()).as("the agent speaks now").noneMatch(text -> text.contains("已经登记"));
            assertThat(store.count("desk_line WHERE body LIKE '%" + rig.ticket().number() + "%'"))
                    .as("the agent is told")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSameRequestOpensOneTicket(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = rig(store)) {
            Ticket first = rig.tickets.open(ANNA, "门店服务", "换货", Map.of(), null, LI, true, "k1");
            Ticket again = rig.tickets.open(ANNA, "门店服务", "换货", Map.of(), null, LI, true, "k1");
            Ticket other = rig.tickets.open(ANNA, "门店服务", "换货", Map.of(), null, LI, true, "k2");

            assertThat(again.number()).isEqualTo(first.number());
            assertThat(other.number()).isNotEqualTo(first.number());
            assertThat(rig.reaches()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void thePictureOfAFieldIsKnownUntilTheFollowerLeaves(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = rig(store)) {
            rig.writes("照片");

            assertThat(rig.tickets.photos(rig.ticket())).containsExactly(Map.entry("照片", "media-1"));
            rig.leaves();
            assertThat(store.count("ticket_photo")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aResolvedTicketIsClosedOnceItWasLeftAlone(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.change(Change.to(TicketState.RESOLVED, "", true));
            rig.reaches();
            clock.pass(Duration.ofHours(71));
            rig.tickets.closeSettled();
            assertThat(rig.ticket().state()).isEqualTo(TicketState.RESOLVED);

            clock.pass(Duration.ofHours(2));
            rig.tickets.closeSettled();
            rig.tickets.closeSettled();

            assertThat(rig.history(rig.ticket())).containsExactly("opened ", "state resolved", "state closed");
            assertThat(rig.reaches()).isEmpty();
            rig.writes("没解决");
            assertThat(rig.ticket().state()).isEqualTo(TicketState.CLOSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"没解决", "还没有解决啊", "T0001，没找到", "工单 t0001 还没收到。", "问题还是没解决！"})
    void aFollowerTakesUpAResolvedTicketAgain(String words) throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            clock.pass(Duration.ofHours(1));
            rig.change(Change.to(TicketState.RESOLVED, "找到了", true));
            rig.reaches();
            clock.pass(Duration.ofHours(1));

            rig.writes(words);

            assertThat(rig.reaches()).singleElement().asString().startsWith("好的，工单 T0001 接着办");
            assertThat(rig.history(rig.ticket())).endsWith("state resolved", "answer " + words, "state working");
        }
    }

    @ParameterizedTest
    @CsvSource({"谢谢", "没有", "怎么退货", "T0002 没解决", "没找到我要的奶粉有别的牌子吗"})
    void otherWordsAreTheBots(String words) throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.change(Change.to(TicketState.RESOLVED, "", true));
            rig.reaches();

            rig.writes(words);

            assertThat(rig.reaches()).containsExactly("答：" + words);
            assertThat(rig.ticket().state()).isEqualTo(TicketState.RESOLVED);
        }
    }
}
