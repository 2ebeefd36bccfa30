package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.TestStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoredOutboxTest {

    @Nested
    class InSqlite extends Kept {
        InSqlite() {
            super(Dialect.SQLITE);
        }
    }

    @Nested
    class InPostgresql extends Kept {
        InPostgresql() {
            super(Dialect.POSTGRESQL);
        }
    }

    abstract static class Kept extends OutboxContract {

        private final TestStore store;

        Kept(Dialect dialect) {
            store = TestStore.empty(dialect);
        }

        @Override
        protected Outbox open() {
            return outbox(store.open());
        }

        private static Outbox outbox(Database database) {
            StoredOutbox outbox =
                    new StoredOutbox(database, Identifiers.of(database, TestBot.CLOCK, 0), Realm.EVERYBODY);
            outbox.takeUp(follower -> true);
            return outbox;
        }

        @AfterEach
        void close() {
            store.close();
        }

        @Test
        void whatIsNotDeliveredIsThereAfterARestart() {
            add(ANNA, "1", NOON, "a", "b", "c");
            outbox.settle(next(ANNA), new Outcome.Delivered(Way.PASSIVE, NOON.plusSeconds(3)));
            outbox.settle(next(ANNA), new Outcome.Later(NOON.plusSeconds(9), -1));
            add(BEN, "2", NOON, "d");
            outbox.settle(next(BEN), new Outcome.Waiting(45015));

            restart();

            assertThat(kept(ANNA)).extracting(kept -> kept.reply().asText()).containsExactly("b", "c");
            assertThat(kept(ANNA))
                    .extracting(io.yingda.server.delivery.Kept::attempts)
                    .containsExactly(1, 0);
            assertThat(kept(ANNA))
                    .extracting(io.yingda.server.delivery.Kept::error)
                    .containsExactly(-1, 0);
            assertThat(outbox.due(NOON.plusSeconds(8), Set.of(), 9)).isEmpty();
            assertThat(outbox.due(Instant.MAX.minusSeconds(1), Set.of(), 9)).containsExactly(ANNA);
            assertThat(texts(BEN)).containsExactly("d");
        }

        @Test
        void whatWasOnItsWayIsDueAgainAfterARestart() {
            add(ANNA, "1", NOON, "a");
            next(ANNA);

            restart();

            assertThat(outbox.due(NOON, Set.of(), 9)).containsExactly(ANNA);
            assertThat(texts(ANNA)).containsExactly("a");
        }

        @Test
        void earlierRepliesThatWentWithALaterAnswerAreKeptAfterARestartWhichThatMayNotHaveOutlived() {
            giveTheFirstAnswerWithTheSecond();

            restart();

            assertThat(texts(ANNA)).containsExactly("a");
            restart();
            assertThat(texts(ANNA)).containsExactly("a");
        }

        @Test
        void earlierRepliesAreNotGivenAgainByWhoeverIsHandedTheFollower() {
            giveTheFirstAnswerWithTheSecond();

            assertThat(((StoredOutbox) outbox).letGo(ANNA::equals)).isTrue();
            restart();

            assertThat(texts(ANNA)).isEmpty();
            outbox.takeBack(ANNA, "2", NOON);
            assertThat(texts(ANNA)).containsExactly("a", "b");
        }

        private void giveTheFirstAnswerWithTheSecond() {
            add(ANNA, "1", NOON, "a");
            outbox.settle(next(ANNA), new Outcome.Later(NOON, 45047));
            add(ANNA, "2", NOON, "b");
            Pickup.Dispatch both = (Pickup.Dispatch)
                    outbox.begin(ANNA, kept -> Optional.of(new Pick(new Reply.Text("a b"), kept, null)));
            outbox.settle(both, new Outcome.Delivered(Way.PASSIVE, TestBot.NOW, "2"));
        }

        @Test
        void whatFailedForGoodIsOnRecordAndNotTriedAgain() {
            add(ANNA, "1", NOON, "a");
            outbox.settle(next(ANNA), new Outcome.Failed(40007, NOON));

            Database reopened = restart();

            assertThat(texts(ANNA)).isEmpty();
            assertThat(reopened.jdbi()
                            .<Integer, RuntimeException>withHandle(
                                    handle -> handle.createQuery("SELECT error FROM outbox WHERE state = 1")
                                            .mapTo(Integer.class)
                                            .one()))
                    .isEqualTo(40007);
        }

        private Database restart() {
            Database database = store.reopen();
            outbox = outbox(database);
            return database;
        }
    }
}
