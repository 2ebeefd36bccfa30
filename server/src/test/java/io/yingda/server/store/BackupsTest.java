package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

        Path before = Backups.restore(copy, file, NOW).orElseThrow();

        assertThat(before.getFileName()).hasToString("yingda.db.before-20261123-030405");
        assertThat(rows(file)).isEqualTo(1);
        assertThat(rows(before)).isEqualTo(2);
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
