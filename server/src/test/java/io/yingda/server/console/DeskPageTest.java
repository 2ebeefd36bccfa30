package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of those who are signed in, in a real browser, driven by {@code console/tests/desk/run.mjs} against a server in
 * memory that speaks the desk's contract; screenshots land in target/screenshots.
 */
class DeskPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"desk", "records", "trouble", "people", "demo", "crowd"})
    void thePagesWorkInABrowser(String part) throws Exception {
        List<String> told = new PageScript(
                        List.of("tests/desk/run.mjs", part),
                        Map.of(
                                "CHROMIUM", Chromium.path(),
                                "SHOTS",
                                        Path.of("target/screenshots")
                                                .toAbsolutePath()
                                                .toString()),
                        Duration.ofMinutes(3))
                .run();
        assertThat(told).anyMatch(line -> line.startsWith("ok "));
    }
}
