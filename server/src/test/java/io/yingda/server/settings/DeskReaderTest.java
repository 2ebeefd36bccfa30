package io.yingda.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskReaderTest {

    /** A Monday, eleven in the morning and eleven at night in Shanghai. */
    private static final Instant MORNING = Instant.parse("2026-11-23T03:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-11-23T15:00:00Z");

    private static final String SHOP = """
            accounts:
              shop: {appId: wx0123456789abcdef, originalId: gh_0123456789ab, token: token123, mode: plain}
            """;

    @TempDir
    Path home;

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertThat(desk("")).isEqualTo(DeskSettings.DEFAULT);
        assertThat(desk("desk: {agents: 7}").agents()).isEqualTo(7);
        assertThat(desk("desk: {agents: 7}").patience()).isEqualTo(DeskSettings.DEFAULT.patience());
    }

    @Test
    void aQueueHasItsOwnHoursAndPeople() {
        DeskSettings desk = desk("""
                desk:
                  capacity: 3
                  gone: 90s
                  queues:
                    售前:
                    投诉: {agents: [li, wang], hours: {daily: "22:00-23:30"}}
                """);

        assertThat(desk.capacity()).isEqualTo(3);
        assertThat(desk.gone()).isEqualTo(Duration.ofSeconds(90));
        assertThat(desk.queues().keySet()).containsExactly("售前", "投诉");
        QueueSettings complaints = queue(desk, "投诉");
        assertThat(complaints.isServedBy("li")).isTrue();
        assertThat(complaints.isServedBy("zhao")).isFalse();
        assertThat(complaints.isOpen(NIGHT)).isTrue();
        assertThat(complaints.isOpen(MORNING)).isFalse();
        assertThat(queue(desk, "售前").isOpen(MORNING)).isTrue();
        assertThat(queue(desk, "售前").isServedBy("zhao")).isTrue();
    }

    @Test
    void everyProblemIsReportedWithItsLine() {
        List<Problem> problems = read("""
                desk:
                  capacity: 0
                  patience: soon
                  queues:
                    售前: {hours: {daily: late}, agent: li}
                  idel: 3m
                """).problems();

        assertThat(problems).extracting(Problem::line).containsExactly(4, 5, 7, 7, 8);
        assertThat(problems)
                .extracting(Problem::what)
                .anySatisfy(what -> assertThat(what).contains("capacity"))
                .anySatisfy(what -> assertThat(what).contains("patience"))
                .anySatisfy(what -> assertThat(what).contains("late"))
                .anySatisfy(what -> assertThat(what).contains("agent"))
                .anySatisfy(what -> assertThat(what).contains("idel"));
    }

    private static QueueSettings queue(DeskSettings desk, String name) {
        return Objects.requireNonNull(desk.queues().get(name));
    }

    private DeskSettings desk(String yaml) {
        return read(yaml).settings().orElseThrow().desk();
    }

    private SettingsReading read(String yaml) {
        Path file = home.resolve("yingda.yaml");
        try {
            Files.writeString(file, SHOP + yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return SettingsReader.read(file, Map.of());
    }
}
