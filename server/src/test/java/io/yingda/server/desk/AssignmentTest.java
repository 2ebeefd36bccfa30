package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static io.yingda.server.desk.DeskRig.BEN;
import static io.yingda.server.desk.DeskRig.LI;
import static io.yingda.server.desk.DeskRig.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.desk.agents.Presence;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.State;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.QueueSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is given which conversation. */
@Timeout(120)
class AssignmentTest {

    private final MovingClock clock = new MovingClock(TestBot.NOW);

    private static DeskSettings capacity(int capacity) {
        return with(capacity, Map.of());
    }

    private static DeskSettings with(int capacity, Map<String, QueueSettings> queues) {
        DeskSettings usual = DeskSettings.DEFAULT;
        return new DeskSettings(
                usual.agents(),
                queues,
                capacity,
                Duration.ZERO,
                usual.patience(),
                usual.gone(),
                usual.idle(),
                usual.ending(),
                usual.rating(),
                usual.atOnce());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofManyAgentsWhoWantOneConversationOneGetsIt(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rig.writes(ANNA, "人工");
            long id = rig.open(ANNA).id();
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int number = 1; number <= 40; number++) {
                Speaker agent = new Speaker(number, "a" + number, "座席" + number);
                tries.add(threads.submit(() -> {
                    begin.await();
                    try {
                        return rig.desk.handOvers().take(id, agent, false).isWith(agent.person());
                    } catch (Refused refused) {
                        return false;
                    }
                }));
            }
            begin.countDown();
            int won = 0;
            for (Future<Boolean> each : tries) {
                won += each.get() ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
            assertThat(rig.count("desk_line WHERE body LIKE '%接待%'")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void severalNodesGiveEachConversationOnceAndNobodyTooMuch(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, capacity(4))) {
            List<DeskRig> nodes = new ArrayList<>(List.of(rig));
            if (dialect == Dialect.POSTGRESQL) {
                nodes.add(new DeskRig(store.open(), clock, capacity(4)));
                nodes.add(new DeskRig(store.open(), clock, capacity(4)));
            }
            for (int number = 0; number < 30; number++) {
                rig.writes(new FollowerId("shop", "o" + number), "人工");
            }
            IntStream.rangeClosed(1, 6).forEach(number -> rig.online(new Speaker(number, "a" + number, "座席" + number)));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> passes = new ArrayList<>();
                for (int times = 0; times < 3; times++) {
                    nodes.forEach(node -> passes.add(threads.submit(node.desk::sweep)));
                }
                for (Future<?> pass : passes) {
                    pass.get();
                }
            }

            assertThat(rig.count("hand_over WHERE state = 1")).isEqualTo(24);
            assertThat(rig.count("desk_line WHERE body LIKE '%分配给%'")).isEqualTo(24);
            assertThat(
                            rig.count(
                                    "(SELECT person FROM hand_over WHERE state = 1 GROUP BY person HAVING count(*) = 4) AS full_ones"))
                    .isEqualTo(6);
            nodes.subList(1, nodes.size()).forEach(DeskRig::close);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void moreUrgentComesFirstThenWhoWaitsLonger(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, capacity(1))) {
            FollowerId angry = new FollowerId("shop", "oAngry");
            rig.writes(ANNA, "人工");
            clock.move(Duration.ofSeconds(1));
            rig.writes(BEN, "人工");
            clock.move(Duration.ofSeconds(1));
            rig.writes(angry, "投诉");
            rig.online(LI);
            rig.desk.sweep();
            assertThat(rig.open(angry).isWith(LI.person())).isTrue();
            assertThat(rig.open(ANNA).state()).isEqualTo(State.WAITING);

            rig.online(WANG);
            rig.desk.sweep();
            assertThat(rig.open(ANNA).isWith(WANG.person())).isTrue();
            assertThat(rig.open(BEN).state()).isEqualTo(State.WAITING);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theAgentWhoHadTheFollowerLastComesBeforeWhoeverHasLeastToDo(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, capacity(2))) {
            rig.writes(ANNA, "人工");
            long id = rig.open(ANNA).id();
            rig.desk.handOvers().take(id, WANG, false);
            rig.desk.handOvers().close(id, WANG, "", false, false);
            rig.writes(BEN, "人工");
            rig.desk.handOvers().take(rig.open(BEN).id(), WANG, false);
            rig.online(LI);
            rig.online(WANG);
            rig.writes(ANNA, "人工");
            rig.desk.sweep();

            assertThat(rig.open(ANNA).isWith(WANG.person())).isTrue();
            FollowerId carl = new FollowerId("shop", "oCarl");
            rig.writes(carl, "人工");
            rig.desk.sweep();
            assertThat(rig.open(carl).isWith(LI.person())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aQueueIsServedByThoseWhoHaveWhatItTakes(Dialect dialect) throws Exception {
        QueueSettings complaints = new QueueSettings("投诉", TestBot.HOURS, Set.of("wang"));
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, with(5, Map.of("投诉", complaints)))) {
            rig.writes(ANNA, "投诉");
            rig.online(LI);
            rig.desk.sweep();
            assertThat(rig.open(ANNA).state()).isEqualTo(State.WAITING);

            rig.online(WANG);
            rig.desk.sweep();
            assertThat(rig.open(ANNA).isWith(WANG.person())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsAwayOrSilentIsGivenNothing(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            rig.desk.agents().choose(LI, Presence.AWAY);
            rig.online(WANG);
            clock.move(Duration.ofSeconds(21));
            rig.desk.agents().alive(LI);
            rig.desk.sweep();
            assertThat(rig.open(ANNA).state()).isEqualTo(State.WAITING);

            rig.desk.agents().alive(WANG);
            rig.desk.sweep();
            assertThat(rig.open(ANNA).isWith(WANG.person())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aConversationPutIntoAQueueIsGivenAnew(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, capacity(1))) {
            rig.online(LI);
            rig.online(WANG);
            rig.writes(ANNA, "人工");
            rig.desk.sweep();
            HandOver given = rig.open(ANNA);
            assertThat(given.isWith(LI.person())).isTrue();
            rig.desk.handOvers().transfer(given.id(), LI, "会员", "要补积分", false);

            HandOver waiting = rig.open(ANNA);
            assertThat(waiting.queue()).isEqualTo("会员");
            assertThat(waiting.unanswered()).isTrue();
            rig.desk.handOvers().transfer(waiting.id(), LI, WANG, "", true);
            assertThat(rig.open(ANNA).isWith(WANG.person())).isTrue();
            rig.desk.handOvers().send(waiting.id(), WANG, new Reply.Text("您好"), "k");
        }
    }
}
