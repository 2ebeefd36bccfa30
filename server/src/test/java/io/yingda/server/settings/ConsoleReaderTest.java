package io.yingda.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleReaderTest {

    private static final String SHOP =
            "accounts: {shop: {appId: wx0123456789abcdef, originalId: gh_0123456789ab, token: token123, mode: plain}}\n";

    @TempDir
    Path home;

    private SettingsReading read(String console) throws IOException {
        return SettingsReader.read(Files.writeString(home.resolve("yingda.yaml"), SHOP + console), Map.of());
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        assertThat(read("").settings().orElseThrow().console()).isEqualTo(ConsoleSettings.DEFAULT);
        assertThat(read("console:\n").settings().orElseThrow().console()).isEqualTo(ConsoleSettings.DEFAULT);
    }

    @Test
    void everythingCanBeSet() throws IOException {
        assertThat(read("console: {url: https://Kefu.example.com/, sessionHours: 8, idleMinutes: 30}")
                        .settings()
                        .orElseThrow()
                        .console())
                .isEqualTo(new ConsoleSettings(
                        URI.create("https://kefu.example.com"), Duration.ofHours(8), Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    url: kefu.example.com             | url
                    url: https://kefu.example.com/x   | url
                    url: ftp://kefu.example.com       | url
                    url: 'https://a b'                | url
                    sessionHours: 0                   | sessionHours
                    sessionHours: 169                 | sessionHours
                    idleMinutes: 4                    | idleMinutes
                    idleMinutes: 721                  | idleMinutes
                    idle: 5                           | idle
                    """)
    void whatMakesNoSenseIsReportedWithItsLine(String field, String named) throws IOException {
        SettingsReading reading = read("console:\n  " + field + '\n');

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.asLine()).contains(named);
        });
    }
}
