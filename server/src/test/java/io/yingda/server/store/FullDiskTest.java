package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite itself is told how much room it has, and that nothing may be written. */
@Timeout(120)
class FullDiskTest {

    private static final String ADD = "INSERT INTO trace (id, body) VALUES (?, ?)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA max_page_count = 1", "PRAGMA query_only = ON"})
    void nothingIsTakenWhileNothingCanBeWrittenAndItRecoversByItself(String fault) throws Exception {
        Path path = folder.resolve("full.db");
        Database.open(new EmbeddedFile(path)).close();
        AtomicReference<String> broken = new AtomicReference<>(fault);
        try (SqliteFile file = SqliteFile.take(path);
                Writer writer = new Writer("test", () -> withFault(file, broken.get()), Dialect.SQLITE)) {
            assertThatThrownBy(() -> writer.submit(add(1)).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StoreUnavailable.class);
            assertThat(writer.isWell()).isFalse();
            CompletableFuture<?> posted = new CompletableFuture<>();
            writer.post(batch -> {
                add(2).write(batch);
                batch.run(connection -> posted.complete(null));
            });

            broken.set("PRAGMA query_only = OFF");

            // Nothing is submitted: it finds out by itself, and does what was only postponed.
            posted.join();
            while (!writer.isWell()) {
                Thread.onSpinWait();
            }
            writer.submit(add(3)).join();
        }
    }

    @Test
    void whatWasHalfWrittenWhenTheDiskGotFullIsUndone() throws Exception {
        Path path = folder.resolve("full.db");
        Database.open(new EmbeddedFile(path)).close();
        AtomicReference<String> room = new AtomicReference<>("PRAGMA max_page_count = 60");
        try (SqliteFile file = SqliteFile.take(path);
                Writer writer = new Writer("test", () -> withFault(file, room.get()), Dialect.SQLITE)) {
            assertThatThrownBy(() -> writer.submit(batch -> {
                                for (int id = 1; id < 1_000; id++) {
                                    add(id).write(batch);
                                }
                            })
                            .join())
                    .hasCauseInstanceOf(StoreUnavailable.class);
            room.set("PRAGMA query_only = OFF");
            writer.submit(add(1)).join();
        }
    }

    private static Connection withFault(SqliteFile file, String pragma) throws SQLException {
        Connection connection = file.writing();
        try (Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
        return connection;
    }

    private static Work add(long id) {
        return batch -> batch.add(ADD, row -> {
            row.setLong(1, id);
            row.setString(2, "x".repeat(5_000));
        });
    }
}
