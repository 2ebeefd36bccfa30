package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoredLedgersTest {

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

    abstract static class Kept extends LedgersContract {

        private final TestStore store;

        Kept(Dialect dialect) {
            store = TestStore.empty(dialect);
        }

        @Override
        protected Ledgers open() {
            return new StoredLedgers(store.open(), 100);
        }

        @AfterEach
        void close() {
            store.close();
        }

        @Test
        void ledgersAreKnownAfterARestartAndWhenTheyWerePushedOutOfMemory() {
            FollowerId anna = new FollowerId("shop", "oA");
            FollowerId ben = new FollowerId("shop", "oB");
            Database database = store.reopen();
            Ledgers ledgers = new StoredLedgers(database, 1);
            ledgers.update(anna, Ledger::withNotice);
            ledgers.update(ben, Ledger::withNotice);
            database.writers().forEach(writer -> writer.submit(batch -> {}).join());
            assertThat(ledgers.of(anna).noticed()).isTrue();

            assertThat(new StoredLedgers(store.reopen(), 1).of(ben).noticed()).isTrue();
        }
    }
}
