package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static io.yingda.server.desk.DeskRig.BEN;
import static io.yingda.server.desk.DeskRig.LI;
import static io.yingda.server.desk.DeskRig.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Desk;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.desk.agents.Presence;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.State;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time passes at the desk, and nobody is stuck with people who are not there. */
@Timeout(120)
class OverdueTest {

    private static final DeskSettings USUAL = DeskSettings.DEFAULT;

    private final MovingClock clock = new MovingClock(TestBot.NOW);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWaitsInVainIsTheBotsAgain(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.writes(ANNA, "人工");
            rig.passes(USUAL.patience().minusMinutes(1));
            assertThat(rig.open(ANNA).state()).isEqualTo(State.WAITING);
            rig.passes(Duration.ofMinutes(2));

            assertThat(rig.isOpen(ANNA)).isFalse();
            rig.writes(ANNA, "几点关门");
            assertThat(rig.reaches(ANNA))
                    .hasSize(3)
                    .startsWith("请稍等")
                    .endsWith("答：几点关门")
                    .anySatisfy(text -> assertThat(text).contains("一直没有客服空出来"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWaitsWhenTheDeskClosesIsTold(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            clock.move(Duration.ofMinutes(6 * 60 + 50));
            rig.writes(ANNA, "人工");
            rig.passes(Duration.ofMinutes(11));

            assertThat(rig.isOpen(ANNA)).isFalse();
            assertThat(rig.reaches(ANNA)).last().asString().contains("已经下班");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAgentWhoIsGoneForLongLosesWhoWaitsForAnAnswer(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.writes(BEN, "投诉");
            rig.writes(ANNA, "人工");
            rig.desk.agents().choose(LI, Presence.AWAY);
            rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false);
            rig.passes(USUAL.gone().minusSeconds(20));
            assertThat(rig.open(ANNA).isWith(LI.person())).isTrue();
            rig.passes(Duration.ofSeconds(60));

            assertThat(rig.open(ANNA).state()).isEqualTo(State.WAITING);
            assertThat(rig.desk.register().waiting())
                    .extracting(HandOver::follower)
                    .containsExactly(ANNA, BEN);
            rig.online(WANG);
            rig.desk.sweep();
            assertThat(rig.open(ANNA).isWith(WANG.person())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAgentWhoIsBackSoonHasLostNothing(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.online(LI);
            rig.writes(ANNA, "人工");
            rig.desk.sweep();
            rig.passes(Duration.ofSeconds(60));
            assertThat(rig.desk.agents().find(LI.person()).orElseThrow().isOnline())
                    .isFalse();
            rig.desk.agents().alive(LI);

            assertThat(rig.desk.agents().find(LI.person()).orElseThrow().isOnline())
                    .isTrue();
            assertThat(rig.open(ANNA).isWith(LI.person())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAgentWhoIsThereAndDoesNotAnswerLosesTheFollowerToo(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.online(LI);
            rig.writes(ANNA, "人工");
            rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false);
            rig.desk.agents().choose(LI, Presence.AWAY);
            rig.passes(USUAL.idle().plusMinutes(1), LI);

            assertThat(rig.open(ANNA).state()).isEqualTo(State.WAITING);
            assertThat(rig.open(ANNA).front()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aConversationInWhichNobodyWritesIsWarnedOfAndThenEnds(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.online(LI);
            rig.writes(ANNA, "人工");
            long id = rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false).id();
            rig.desk.handOvers().send(id, LI, new Reply.Text("已经查到"), "k1");
            rig.reaches(ANNA);
            rig.passes(USUAL.idle().plusMinutes(1), LI);
            assertThat(rig.reaches(ANNA)).singleElement().asString().contains("您还在吗");
            assertThat(rig.open(ANNA).warned()).isTrue();
            rig.passes(USUAL.ending().plusMinutes(1), LI);

            assertThat(rig.isOpen(ANNA)).isFalse();
            assertThat(rig.reaches(ANNA)).singleElement().asString().contains("先到这里");
            rig.writes(ANNA, "几点关门");
            assertThat(rig.reaches(ANNA)).containsExactly("答：几点关门");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFollowerWhoAnswersTheWarningGoesOn(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.online(LI);
            rig.writes(ANNA, "人工");
            long id = rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false).id();
            rig.desk.handOvers().send(id, LI, new Reply.Text("已经查到"), "k1");
            rig.passes(USUAL.idle().plusMinutes(1), LI);
            rig.writes(ANNA, "在的");
            rig.passes(USUAL.ending().plusMinutes(1), LI);

            assertThat(rig.open(ANNA).isWith(LI.person())).isTrue();
            assertThat(rig.open(ANNA).warned()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoeverIsInHumanModeIsTheBotsAgainADayLater(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.online(LI);
            rig.online(WANG);
            List<FollowerId> all = IntStream.range(0, 6)
                    .mapToObj(number -> new FollowerId("shop", "o" + number))
                    .toList();
            for (FollowerId each : all) {
                rig.writes(each, "人工");
            }
            rig.desk.handOvers().take(rig.open(all.get(0)).id(), LI, false);
            rig.desk.handOvers().take(rig.open(all.get(1)).id(), WANG, false);
            rig.desk.handOvers().send(rig.open(all.get(1)).id(), WANG, new Reply.Text("您好"), "k1");
            rig.desk.handOvers().transfer(rig.open(all.get(0)).id(), LI, "会员", "", false);
            for (int hour = 0; hour < 24 * 60; hour++) {
                clock.move(Duration.ofMinutes(1));
                rig.desk.sweep();
            }

            for (FollowerId each : all) {
                assertThat(rig.isOpen(each)).isFalse();
                rig.reaches(each);
                rig.writes(each, "几点关门");
                assertThat(rig.reaches(each)).containsExactly("答：几点关门");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aPlaceThatChangesMuchIsTold(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            for (int number = 0; number < 6; number++) {
                rig.writes(new FollowerId("shop", "o" + number), "人工");
                clock.move(Duration.ofSeconds(1));
            }
            rig.writes(ANNA, "人工");
            rig.reaches(ANNA);
            rig.desk.sweep();
            assertThat(rig.reaches(ANNA)).isEmpty();
            for (int number = 0; number < 4; number++) {
                rig.desk
                        .handOvers()
                        .take(rig.desk.register().waiting().getFirst().id(), LI, false);
            }
            rig.desk.agents().alive(LI);
            rig.passes(Duration.ofSeconds(80), LI);

            assertThat(rig.reaches(ANNA)).singleElement().asString().contains("前面还有 2 位", "分钟");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theRulesKnowWhoIsThereOnceSomebodyHasSignedIn(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, USUAL)) {
            rig.desk.sweep();
            assertThat(rig.figures.state("shop")).isEqualTo(new Desk(2, 0));
            rig.online(LI);
            rig.desk.sweep();
            assertThat(rig.figures.state("shop").agentsOnline()).isEqualTo(1);
            clock.move(Duration.ofSeconds(30));
            rig.desk.sweep();
            rig.writes(ANNA, "人工");
            rig.desk.sweep();

            assertThat(rig.figures.state("shop").agentsOnline()).isZero();
            assertThat(rig.figures.state("shop").queueLength()).isEqualTo(1);
            assertThat(rig.figures.state("club").queueLength()).isZero();
        }
    }
}
