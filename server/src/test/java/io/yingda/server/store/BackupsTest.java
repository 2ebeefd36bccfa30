package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:04:05Z");

    @TempDir
    Path folder;

    @Test
    void aCopyMadeWhileTheDatabaseIsInUseCanBePutBack() throws IOException {
        Path file = folder.resolve("yingda.db");
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(new EmbeddedFile(file))) {
            add(database, 1);
            Backups.make(file, copy);
            add(database, 2);
        }

        Path before = Objects.requireNonNull(Backups.restore(copy, file, NOW).before());

        assertThat(before.getFileName()).hasToString("yingda.db.before-20261123-030405");
        assertThat(rows(file)).isEqualTo(1);
        assertThat(rows(before)).isEqualTo(2);
    }

    @Test
    void whoWasErasedSinceTheCopyIsNotPutBackNotEvenWhenBackAgain() throws Exception {
        Path file = folder.resolve("yingda.db");
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(new EmbeddedFile(file))) {
            add(database, 1);
            follow(database, "shop/oBen", 2);
            follow(database, "shop/oAnna", 3);
            follow(database, "shop/oCarl", 4);
            Backups.make(file, copy);
            leave(database, "shop/oAnna", 5);
            leave(database, "shop/oCarl", 6);
            follow(database, "shop/oCarl", 7);
        }

        Backups.Restored restored = Backups.restore(copy, file, NOW);

        assertThat(restored.erased()).isEqualTo(2);
        assertThat(restored.known()).isTrue();
        assertThat(followers(file)).containsExactly("shop/oBen");
        assertThat(rows(file)).isEqualTo(1);
    }

    @Test
    void everybodyIsPutBackWhereNobodyWasErased() throws IOException {
        Path file = folder.resolve("yingda.db");
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(new EmbeddedFile(file))) {
            add(database, 1);
            follow(database, "shop/oAnna", 2);
            Backups.make(file, copy);
            database.jdbi().useHandle(handle -> handle.execute("DELETE FROM follower"));
        }

        assertThat(Backups.restore(copy, file, NOW).erased()).isZero();
        assertThat(followers(file)).containsExactly("shop/oAnna");
    }

    @Test
    void everybodyIsPutBackInThePlaceOfADatabaseThatBeganAnew() throws Exception {
        Path file = folder.resolve("yingda.db");
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(new EmbeddedFile(file))) {
            follow(database, "shop/oAnna", 1);
            follow(database, "shop/oBen", 2);
            Backups.make(file, copy);
        }
        Files.delete(file);
        try (Database database = Database.open(new EmbeddedFile(file))) {
            follow(database, "shop/oBen", 8);
            leave(database, "shop/oBen", 9);
            follow(database, "shop/oBen", 10);
        }

        Backups.Restored restored = Backups.restore(copy, file, NOW);

        assertThat(restored.erased()).isZero();
        assertThat(restored.known()).isFalse();
        assertThat(followers(file)).containsExactly("shop/oAnna", "shop/oBen");
    }

    private static void follow(Database database, String key, long turn) {
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    "INSERT INTO follower (id, profile, conversation, last_at, epoch) VALUES (?, '{}', '{}', 1, 0)",
                    key);
            handle.execute("INSERT INTO turn (id, follower, decision, replies) VALUES (?, ?, 'Say', '[]')", turn, key);
        });
    }

    private static void leave(Database database, String key, long id) throws SQLException {
        database.jdbi().<SQLException>useHandle(handle -> {
            FollowerRows.delete(handle.getConnection(), key);
            handle.execute("INSERT INTO erasure (id, account, reason, removed) VALUES (?, 'shop', 'unfollow', 1)", id);
        });
    }

    private static List<String> followers(Path file) throws IOException {
        try (Database database = Database.open(new EmbeddedFile(file))) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT id FROM follower ORDER BY id")
                            .mapTo(String.class)
                            .list());
        }
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Path file = folder.resolve("yingda.db");
        Database.open(new EmbeddedFile(file)).close();
        Path taken = Files.writeString(folder.resolve("taken.db"), "precious");

        assertThatThrownBy(() -> Backups.make(file, taken)).hasMessageContaining("已经存在");
        assertThat(taken).hasContent("precious");
    }

    @Test
    void nothingIsPutBackUnderARunningServer() throws IOException {
        Path file = folder.resolve("yingda.db");
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(new EmbeddedFile(file))) {
            add(database, 1);
            Backups.make(file, copy);
            assertThatThrownBy(() -> Backups.restore(copy, file, NOW)).hasMessageContaining("正被另一个应答进程使用");
        }
        assertThat(rows(file)).isEqualTo(1);
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        Path file = folder.resolve("yingda.db");
        Path wrong = Files.writeString(folder.resolve("wrong.db"), "wrong".repeat(1_000));

        assertThatThrownBy(() -> Backups.restore(wrong, file, NOW)).hasMessageContaining("不是应答的数据文件");
        assertThatThrownBy(() -> Backups.restore(folder.resolve("none.db"), file, NOW))
                .hasMessageContaining("没有备份文件");
        assertThatThrownBy(() -> Backups.make(file, folder.resolve("copy.db"))).hasMessageContaining("没有数据文件");
        assertThat(file).doesNotExist();
    }

    private static void add(Database database, long id) {
        database.writer("one")
                .submit(batch -> batch.add(
                        "INSERT INTO erasure (id, account, reason, removed) VALUES (?, 'shop', 'test', 0)",
                        row -> row.setLong(1, id)))
                .join();
    }

    private static int rows(Path file) throws IOException {
        try (Database database = Database.open(new EmbeddedFile(file))) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT count(*) FROM erasure")
                            .mapTo(Integer.class)
                            .one());
        }
    }
}
