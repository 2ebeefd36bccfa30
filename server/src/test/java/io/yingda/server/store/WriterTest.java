package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
class WriterTest {

    private static final String ADD = "INSERT INTO erasure (id, account, reason, removed) VALUES (?, ?, ?, 0)";

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsDoneIsThereAlsoAfterOpeningAgain(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            try (Database database = store.open()) {
                writer(database).submit(add(1, "a")).join();
                assertThat(accounts(database)).containsExactly("a");
            }
            assertThat(accounts(store.open())).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWaitsIsCommittedTogetherAndInOrder(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Database database = store.open()) {
            CountDownLatch held = new CountDownLatch(1);
            Writer writer = writer(database);
            CompletableFuture<?> first = writer.submit(batch -> await(held));
            List<CompletableFuture<?>> others = new ArrayList<>();
            for (int number = 1; number <= 500; number++) {
                others.add(writer.submit(add(number, "a" + number)));
            }
            long before = writer.transactions();
            held.countDown();
            first.join();
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();

            assertThat(writer.transactions() - before).isLessThanOrEqualTo(2);
            assertThat(accounts(database)).hasSize(500).startsWith("a1", "a2").endsWith("a500");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWorkThatFailsIsLeftOutAndTheOthersAreDone(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                Database database = store.open()) {
            CountDownLatch held = new CountDownLatch(1);
            Writer writer = writer(database);
            CompletableFuture<?> blocking = writer.submit(batch -> await(held));
            CompletableFuture<?> good = writer.submit(add(1, "a"));
            CompletableFuture<?> twice = writer.submit(add(1, "b"));
            CompletableFuture<?> thrown = writer.submit(batch -> {
                add(2, "c").write(batch);
                batch.add(ADD, row -> {
                    throw new IllegalStateException("cannot be bound");
                });
            });
            CompletableFuture<?> refused = writer.submit(
                    batch -> batch.add("UPDATE erasure SET removed = 1 WHERE id = 99", row -> {}, count -> {
                        throw new IllegalStateException("changed " + count);
                    }));
            CompletableFuture<?> last = writer.submit(add(3, "d"));
            held.countDown();

            blocking.join();
            good.join();
            last.join();
            assertThatThrownBy(twice::join).hasCauseInstanceOf(SQLException.class);
            assertThatThrownBy(thrown::join).hasMessageContaining("cannot be bound");
            assertThatThrownBy(refused::join).hasMessageContaining("changed 0");
            assertThat(accounts(database)).containsExactly("a", "d");
            assertThat(database.isWell()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aStepSeesWhatWasAddedBefore(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect);
                Database database = store.open()) {
            int[] seen = new int[1];
            writer(database)
                    .submit(batch -> {
                        add(1, "a").write(batch);
                        batch.run(connection -> {
                            try (var statement = connection.createStatement();
                                    var rows = statement.executeQuery("SELECT count(*) FROM erasure")) {
                                rows.next();
                                seen[0] = rows.getInt(1);
                            }
                        });
                    })
                    .join();
            assertThat(seen[0]).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingIsTakenOnceItIsClosed(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            Database database = store.open();
            Writer writer = writer(database);
            CompletableFuture<?> before = writer.submit(add(1, "a"));
            database.close();

            before.join();
            assertThatThrownBy(() -> writer.submit(add(2, "b")).join()).hasCauseInstanceOf(StoreUnavailable.class);
        }
    }

    private static Writer writer(Database database) {
        return database.writer("one");
    }

    private static Work add(long id, String account) {
        return batch -> batch.add(ADD, row -> {
            row.setLong(1, id);
            row.setString(2, account);
            row.setString(3, "test");
        });
    }

    private static List<String> accounts(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT account FROM erasure ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go on");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
