package io.yingda.server.inbox;

import static io.yingda.server.inbox.Restartable.ANNA;
import static io.yingda.server.inbox.Restartable.header;
import static io.yingda.server.inbox.Restartable.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Bot;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Claim;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.nodes.Place;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
class DurableInboxTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTurnRunsOnceForAKeyAlsoWhenItIsRetriedAfterARestart(Dialect dialect) throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Bot bot = counting(turns);
        try (TestStore store = TestStore.empty(dialect)) {
            try (Restartable server = Restartable.on(store.open(), bot)) {
                Parcel first = accept(server, text(ANNA, "1", "你好"));
                assertThat(accept(server, text(ANNA, "1", "你好"))).isSameAs(first);
            }
            try (Restartable server = Restartable.on(store.reopen(), bot)) {
                Parcel retried = accept(server, text(ANNA, "1", "你好"));

                assertThat(turns).hasValue(1);
                assertThat(retried.claim()).isEqualTo(new Claim.Taken(new Reply.Text("答：你好")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAnswerThatGotLostOnItsWayIsGivenAgainAlsoAfterARestart(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            try (Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
                Parcel first = accept(server, text(ANNA, "1", "你好"));
                first.claim();
                first.written();
                flush(server.database());
            }
            try (Restartable server = Restartable.on(store.reopen(), TestBot.echoing())) {
                assertThat(server.outbox().due(Instant.MAX.minusSeconds(1), Set.of(), 9))
                        .isEmpty();
                Parcel retried = accept(server, text(ANNA, "1", "你好"));

                assertThat(retried.claim()).isEqualTo(new Claim.Taken(new Reply.Text("答：你好")));
                retried.written();
                flush(server.database());
            }
            try (Restartable server = Restartable.on(store.reopen(), TestBot.echoing())) {
                assertThat(accept(server, text(ANNA, "1", "你好")).claim()).isInstanceOf(Claim.Taken.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void answersThatGotLostOnTheirWayKeepTheirOrder(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect)) {
            try (Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
                for (String key : List.of("1", "2")) {
                    Parcel answer = accept(server, text(ANNA, key, key));
                    answer.claim();
                    answer.written();
                }
                flush(server.database());
            }
            try (Restartable server = Restartable.on(store.reopen(), TestBot.echoing())) {
                accept(server, text(ANNA, "1", "1"));
                accept(server, text(ANNA, "2", "2"));
                List<String> kept = new ArrayList<>();
                server.outbox().begin(ANNA, all -> {
                    all.forEach(each -> kept.add(each.reply().asText()));
                    return Optional.empty();
                });

                assertThat(kept).containsExactly("答：1", "答：2");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAnotherNodeWantsGivenAgainComesBeforeTheNextAnswer(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing(), new OneOfTwo())) {
            Parcel lost = accept(server, text(ANNA, "1", "一"));
            lost.claim();
            lost.written();
            flush(server.database());
            server.inbox()
                    .unanswered(text(ANNA, "1", "一"))
                    .toCompletableFuture()
                    .get(30, SECONDS);

            Parcel next = accept(server, text(ANNA, "2", "二"));

            assertThat(next.claim()).isEqualTo(new Claim.Taken(new Reply.Text("答：一\n\n答：二")));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAnotherNodeToldWeChatToBeHereIsGivenAgainThoughItWasGivenOnAnotherConnection(Dialect dialect)
            throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing(), new OneOfTwo())) {
            Inbound message = text(ANNA, "1", "一");
            server.inbox().deposit(message).toCompletableFuture().get(30, SECONDS);
            server.inbox().unanswered(message).toCompletableFuture().get(30, SECONDS);
            Parcel twice = accept(server, message);
            assertThat(twice.claim()).isEqualTo(new Claim.Taken(new Reply.Text("答：一")));
            twice.written();
            flush(server.database());

            Parcel next = accept(server, text(ANNA, "2", "二"));

            assertThat(next.claim()).isEqualTo(new Claim.Taken(new Reply.Text("答：一\n\n答：二")));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsPushedAgainAndThenOnlyAcknowledgedIsGivenAgain(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
            Inbound message = text(ANNA, "1", "一");
            Parcel lost = accept(server, message);
            lost.claim();
            lost.written();

            server.inbox().acknowledged(message);

            while (server.outbox().due(Instant.MAX.minusSeconds(1), Set.of(), 9).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(lost.claim()).isInstanceOf(Claim.Nothing.class);
            assertThat(accept(server, text(ANNA, "2", "二")).claim())
                    .isEqualTo(new Claim.Taken(new Reply.Text("答：一\n\n答：二")));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void norIsWhatWasAboutToBeGivenAgainLostWhenWeChatIsToldFirst(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.echoing())) {
            Parcel lost = accept(server, text(ANNA, "1", "一"));
            lost.claim();
            lost.written();

            assertThat(lost.claim()).isInstanceOf(Claim.Taken.class);
            lost.withdraw();
            lost.notWritten();

            while (server.outbox().due(Instant.MAX.minusSeconds(1), Set.of(), 9).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(accept(server, text(ANNA, "2", "二")).claim())
                    .isEqualTo(new Claim.Taken(new Reply.Text("答：一\n\n答：二")));
        }
    }

    /** Not alone, but serves everybody at the moment. */
    private static final class OneOfTwo implements Realm {
        @Override
        public Place of(FollowerId follower) {
            return new Place.Here();
        }

        @Override
        public boolean keeps(FollowerId follower) {
            return true;
        }

        @Override
        public boolean gives(FollowerId follower) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasAcceptedAndNotFinishedIsFinishedInOrderAfterARestart(Dialect dialect) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        FollowerId ben = new FollowerId("shop", "oB");
        try (TestStore store = TestStore.empty(dialect)) {
            Restartable dying = Restartable.on(store.open(), TestBot.deciding(facts -> {
                await(never);
                return TestBot.say("never");
            }));
            for (int number = 1; number <= 5; number++) {
                dying.inbox().accept(text(ANNA, "a" + number, "A" + number));
                dying.inbox().accept(text(ben, "b" + number, "B" + number));
            }
            while (dying.count("inbox") < 10) { // Turns that take long are not waited for.
                Thread.sleep(10);
            }
            // As after a kill: nothing of what is under way gets into the database any more.
            dying.database().close();
            never.countDown();

            List<String> heard = new ArrayList<>();
            try (Restartable server = Restartable.on(store.reopen(), TestBot.deciding(facts -> {
                synchronized (heard) {
                    heard.add(facts.message().original());
                }
                return TestBot.say("答");
            }))) {
                accept(server, text(ANNA, "a5", "A5"));
                accept(server, text(ben, "b5", "B5"));

                assertThat(heard.stream().filter(words -> words.startsWith("A")))
                        .containsExactly("A1", "A2", "A3", "A4", "A5");
                assertThat(heard.stream().filter(words -> words.startsWith("B")))
                        .containsExactly("B1", "B2", "B3", "B4", "B5");
                assertThat(server.count("turn")).isEqualTo(10);
                assertThat(server.count("inbox WHERE state = 0")).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aConversationGoesOnAfterARestartAndSoDoesTheWaitForAHuman(Dialect dialect) throws Exception {
        Bot bot = TestBot.deciding(facts -> facts.message().original().equals("人工")
                ? new Decision.HandOver("售后", 5, "请稍等")
                : TestBot.say("第" + (facts.conversation().turns() + 1) + "句"));
        try (TestStore store = TestStore.empty(dialect)) {
            try (Restartable server = Restartable.on(store.open(), bot)) {
                accept(server, text(ANNA, "1", "你好"));
                accept(server, text(ANNA, "2", "人工"));
            }
            try (Restartable server = Restartable.on(store.reopen(), bot)) {
                assertThat(server.desk().register().waiting()).singleElement().satisfies(waiting -> {
                    assertThat(waiting.follower()).isEqualTo(ANNA);
                    assertThat(waiting.queue()).isEqualTo("售后");
                    assertThat(waiting.priority()).isEqualTo(5);
                    assertThat(waiting.since()).isEqualTo(TestBot.NOW);
                });
                accept(server, text(ANNA, "3", "在吗"));
                assertThat(server.said()).last().asString().contains("第3句");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFollowerWhoLeavesLeavesNothingBehind(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(
                        store.open(), TestBot.deciding(facts -> new Decision.HandOver("售后", 0, "请稍等")))) {
            FollowerId ben = new FollowerId("shop", "oB");
            accept(server, text(ANNA, "1", "我的电话是 13800000000"));
            accept(server, text(ANNA, "2", "人工"));
            accept(server, text(ben, "3", "你好"));
            accept(server, new Event.Unfollow(header(ANNA, "event:1:unsubscribe:")));

            assertThat(server.said()).hasSize(1);
            for (String table : List.of("inbox", "follower", "turn", "trace", "outbox", "hand_over")) {
                assertThat(server.count(table)).as(table).isEqualTo(1);
            }
            assertThat(server.count("desk_line")).isEqualTo(1);
            assertThat(server.count("desk_event WHERE follower = 'shop/oA'")).isZero();
            assertThat(server.desk().register().waiting())
                    .extracting(HandOver::follower)
                    .containsExactly(ben);
            assertThat(server.count("erasure WHERE account = 'shop' AND reason = 'unfollow' AND removed >= 9"))
                    .isEqualTo(1);
            Parcel again = accept(server, text(ANNA, "4", "我回来了"));
            assertThat(again.claim()).isEqualTo(new Claim.Taken(new Reply.Text("请稍等")));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBotThatFailsCostsNobodyTheMessage(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(store.open(), TestBot.deciding(facts -> {
                    throw new IllegalStateException("broken");
                }))) {
            Parcel parcel = accept(server, text(ANNA, "1", "你好"));

            assertThat(parcel.claim()).isEqualTo(new Claim.Taken(new Reply.Text("抱歉")));
            assertThat(server.count("inbox WHERE state = 1")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCannotBeWrittenIsNotAccepted(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            Restartable server = Restartable.on(database, TestBot.echoing());
            database.close();

            assertThatThrownBy(() -> accept(server, text(ANNA, "1", "你好"))).hasCauseInstanceOf(NotDurable.class);
            server.inbox().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void manyFollowersAtOnceAreEachServedInOrder(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Restartable server = Restartable.on(
                        store.open(),
                        TestBot.deciding(facts -> TestBot.say(facts.message().original() + "="
                                + facts.conversation().turns())))) {
            List<CompletableFuture<Parcel>> outcomes = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                for (int follower = 0; follower < 40; follower++) {
                    outcomes.add(server.inbox()
                            .accept(text(new FollowerId("shop", "o" + follower), number + ":" + follower, "" + number))
                            .toCompletableFuture());
                }
            }
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).get(60, SECONDS);

            assertThat(server.said()).hasSize(800);
            for (int number = 0; number < 20; number++) {
                String expected = number + "=" + number + "\"";
                assertThat(server.said().stream().filter(said -> said.contains(expected)))
                        .hasSize(40);
            }
        }
    }

    private static Parcel accept(Restartable server, Inbound inbound) throws Exception {
        return server.inbox().accept(inbound).toCompletableFuture().get(60, SECONDS);
    }

    private static void flush(Database database) {
        database.writers().forEach(writer -> writer.submit(batch -> {}).join());
    }

    private static Bot counting(AtomicInteger turns) {
        return TestBot.deciding(facts -> {
            turns.incrementAndGet();
            return TestBot.say("答：" + facts.message().original());
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
