package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static io.yingda.server.desk.DeskRig.BEN;
import static io.yingda.server.desk.DeskRig.LI;
import static io.yingda.server.desk.DeskRig.WANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.delivery.Pick;
import io.yingda.server.delivery.Pickup;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.State;
import io.yingda.server.desk.history.History.Part;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A conversation goes from the bot to people and back. */
@Timeout(120)
class HandOverTest {

    private final MovingClock clock = new MovingClock(TestBot.NOW);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAgentTakesWritesAndGivesBackAndTheBotAnswersAgain(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            HandOver waiting = rig.open(ANNA);
            assertThat(waiting.state()).isEqualTo(State.WAITING);
            assertThat(waiting.queue()).isEqualTo("售后");
            assertThat(waiting.reason()).isEqualTo("follower");
            assertThat(waiting.lastFrom()).isEqualTo("bot");
            assertThat(rig.reaches(ANNA)).containsExactly("请稍等");

            HandOver taken = rig.desk.handOvers().take(waiting.id(), LI, false);
            assertThat(taken.isWith(LI.person())).isTrue();
            rig.writes(ANNA, "我的快递呢");
            assertThat(rig.reaches(ANNA)).isEmpty();
            assertThat(rig.open(ANNA).unanswered()).isTrue();

            long line = rig.desk.handOvers().send(taken.id(), LI, new Reply.Text("马上查"), "k1");
            assertThat(rig.reaches(ANNA)).containsExactly("马上查");
            assertThat(rig.desk.history().at(ANNA, new Place(false, line, 0)))
                    .singleElement()
                    .extracting(Line::delivery)
                    .isEqualTo("sent");
            assertThat(rig.open(ANNA).unanswered()).isFalse();

            rig.desk.handOvers().giveBack(taken.id(), LI, "");
            rig.writes(ANNA, "几点关门");
            assertThat(rig.reaches(ANNA)).containsExactly("答：几点关门");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theWholeHistoryIsInOrder(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "你好");
            rig.writes(ANNA, "人工");
            long id = rig.open(ANNA).id();
            rig.desk.handOvers().take(id, LI, false);
            rig.desk.handOvers().note(id, LI, "老客户");
            rig.desk.handOvers().send(id, LI, new Reply.Text("您好"), "k1");
            rig.desk.handOvers().close(id, LI, "已解决", false, false);

            Part whole = rig.desk.history().before(ANNA, null, 50);
            assertThat(whole.more()).isFalse();
            assertThat(whole.lines())
                    .extracting(Line::from, Line::text)
                    .containsExactly(
                            tuple("follower", "你好"),
                            tuple("bot", "答：你好"),
                            tuple("follower", "人工"),
                            tuple("bot", "请稍等"),
                            tuple("event", "转人工，进入 售后"),
                            tuple("event", "李丽 接待"),
                            tuple("note", "老客户"),
                            tuple("agent", "您好"),
                            tuple("event", "李丽 结束会话：已解决"));
            Part last = rig.desk.history().before(ANNA, whole.lines().get(4).place(), 2);
            assertThat(last.more()).isTrue();
            assertThat(last.lines()).isEqualTo(whole.lines().subList(2, 4));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSameMessageSentTwiceReachesTheFollowerOnce(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            rig.reaches(ANNA);
            long id = rig.open(ANNA).id();
            rig.desk.handOvers().take(id, LI, false);
            long first = rig.desk.handOvers().send(id, LI, new Reply.Text("您好"), "k1");

            assertThat(rig.desk.handOvers().send(id, LI, new Reply.Text("您好"), "k1"))
                    .isEqualTo(first);
            assertThat(rig.reaches(ANNA)).containsExactly("您好");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoeverDoesNotHaveTheConversationCannotWrite(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            long id = rig.open(ANNA).id();
            assertThatThrownBy(() -> rig.desk.handOvers().send(id, LI, new Reply.Text("您好"), "k1"))
                    .isInstanceOf(Refused.class);
            rig.desk.handOvers().take(id, LI, false);

            assertThatThrownBy(() -> rig.desk.handOvers().take(id, WANG, false))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("已经在接待");
            rig.desk.handOvers().take(id, WANG, true);
            assertThatThrownBy(() -> rig.desk.handOvers().send(id, LI, new Reply.Text("您好"), "k2"))
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatTheBotHadNotSentBeforeAnAgentTookIsNotSentAfter(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            rig.reaches(ANNA);
            rig.writes(ANNA, "等的时候问一句");
            rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false);
            rig.desk.handOvers().send(rig.open(ANNA).id(), LI, new Reply.Text("我来了"), "k1");

            assertThat(rig.reaches(ANNA)).containsExactly("我来了");
            assertThat(rig.count("outbox")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatTheFollowerWasPromisedIsSentAllTheSame(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            if (rig.outbox.begin(
                            ANNA, kept -> Optional.of(new Pick(kept.getFirst().reply(), kept, null)))
                    instanceof Pickup.Dispatch dispatch) {
                rig.outbox.settle(dispatch, new Outcome.Waiting(45015));
            }
            rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false);

            assertThat(rig.reaches(ANNA)).containsExactly("请稍等");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTurnThatWasDecidedBeforeTheTakeSaysNothingAfterIt(Dialect dialect) throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT, TestBot.deciding(facts -> {
                    if (facts.message().original().equals("人工")) {
                        return new Decision.HandOver("售后", 0, "请稍等");
                    }
                    deciding.countDown();
                    try {
                        assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException interrupted) {
                        throw new AssertionError(interrupted);
                    }
                    return TestBot.say("机器人的话");
                }))) {
            rig.writes(ANNA, "人工");
            rig.reaches(ANNA);
            Thread writing = Thread.ofVirtual().start(() -> {
                try {
                    rig.writes(ANNA, "在吗");
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                }
            });
            assertThat(deciding.await(20, TimeUnit.SECONDS)).isTrue();
            rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false);
            taken.countDown();
            writing.join();

            assertThat(rig.reaches(ANNA)).isEmpty();
            assertThat(rig.desk.history().before(ANNA, null, 50).lines())
                    .extracting(Line::text)
                    .contains("在吗")
                    .doesNotContain("机器人的话");
            assertThat(rig.open(ANNA).unanswered()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWaitsMayGiveItUp(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            rig.writes(BEN, "人工");
            rig.writes(ANNA, "算了");

            assertThat(rig.isOpen(ANNA)).isFalse();
            assertThat(rig.desk.register().waiting())
                    .extracting(HandOver::follower)
                    .containsExactly(BEN);
            assertThat(rig.reaches(ANNA)).containsExactly("请稍等", "已取消");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageLeftWaitsAtTheDeskWhileTheBotGoesOn(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "留言");
            rig.writes(ANNA, "几点关门");
            assertThat(rig.reaches(ANNA)).containsExactly("记下了\n（工单号 T0001）", "答：几点关门");
            assertThat(rig.open(ANNA).message()).isTrue();

            long id = rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false).id();
            rig.desk.handOvers().send(id, LI, new Reply.Text("可以换大一码"), "k1");
            assertThat(rig.reaches(ANNA)).containsExactly("可以换大一码");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsOverBeginsAnewWhenAnAgentTakesIt(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            long id = rig.open(ANNA).id();
            rig.desk.handOvers().take(id, LI, false);
            rig.desk.handOvers().close(id, LI, "", false, false);
            HandOver anew = rig.desk.handOvers().take(id, WANG, false);

            assertThat(anew.id()).isNotEqualTo(id);
            assertThat(anew.reason()).isEqualTo("agent");
            assertThat(anew.isWith(WANG.person())).isTrue();
            assertThat(rig.desk.register().earlier(anew))
                    .extracting(HandOver::id)
                    .containsExactly(id);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingIsLostByARestart(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            long id;
            try (DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
                rig.writes(ANNA, "人工");
                rig.reaches(ANNA);
                id = rig.open(ANNA).id();
                rig.desk.handOvers().take(id, LI, false);
                rig.desk.handOvers().send(id, LI, new Reply.Text("我来了"), "k1");
            }
            try (DeskRig rig = new DeskRig(store.reopen(), clock, DeskSettings.DEFAULT)) {
                assertThat(rig.open(ANNA).isWith(LI.person())).isTrue();
                rig.writes(ANNA, "在吗");
                assertThat(rig.reaches(ANNA)).containsExactly("我来了");
                rig.desk.handOvers().send(id, LI, new Reply.Text("在"), "k2");
                assertThat(rig.reaches(ANNA)).containsExactly("在");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLeavesLeavesNothingAtTheDesk(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            rig.writes(BEN, "人工");
            long id = rig.open(ANNA).id();
            rig.desk.handOvers().take(id, LI, false);
            rig.desk.handOvers().send(id, LI, new Reply.Text("您好"), "k1");
            rig.leaves(ANNA);

            assertThat(rig.count("hand_over WHERE follower <> 'shop/oBen'")).isZero();
            assertThat(rig.count("desk_line WHERE follower <> 'shop/oBen'")).isZero();
            assertThat(rig.count("desk_event WHERE follower <> 'shop/oBen'")).isZero();
            assertThat(rig.count("hand_over")).isEqualTo(1);
            assertThat(rig.reaches(ANNA)).isEmpty();
        }
    }
}
