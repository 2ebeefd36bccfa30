package io.yingda.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void aFileServesOneProcessOnly() throws IOException {
        EmbeddedFile file = new EmbeddedFile(folder.resolve("a.db"));
        try (Database first = Database.open(file)) {
            assertThat(first.isWell()).isTrue();
            assertThatThrownBy(() -> Database.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("正被另一个应答进程使用");
        }
        Database.open(file).close();
    }

    @Test
    void saysSoWhenAFileIsNoDatabase() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.db"), "no database at all, but long enough to look like one".repeat(40));

        assertThatThrownBy(() -> Database.open(new EmbeddedFile(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("无法打开数据库")
                .hasMessageContaining("a.db");
    }

    @Test
    void saysSoWhenNoServerAnswers() {
        DatabaseServer nobody = new DatabaseServer("jdbc:postgresql://127.0.0.1:1/yingda", "u", "SECRET");

        assertThatThrownBy(() -> Database.open(nobody))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/yingda")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void identifiersRiseAlsoWhenTheClockIsSetBack() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
        Identifiers identifiers = new Identifiers(clock, 3, 0);
        long last = 0;
        for (int number = 0; number < 100_000; number++) {
            long next = identifiers.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        assertThat(Identifiers.time(last))
                .isBetween(clock.instant(), clock.instant().plusMillis(10));
        Clock earlier = Clock.fixed(clock.instant().minusSeconds(60), ZoneOffset.UTC);
        assertThat(new Identifiers(earlier, 0, last).next()).isGreaterThan(last);
        assertThat(Identifiers.from(clock.instant())).isLessThanOrEqualTo(last);
    }
}
