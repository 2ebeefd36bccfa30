package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of those who are signed in, in a real browser, driven by {@code console/tests/desk/run.mjs} against a server in
 * memory that speaks the desk's contract; screenshots land in target/screenshots.
 */
class DeskPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"desk", "trouble", "people", "demo", "crowd"})
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void thePagesWorkInABrowser(String part) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("node", "tests/desk/run.mjs", part)
                .directory(new File("console"))
                .redirectErrorStream(true);
        builder.environment().put("CHROMIUM", Chromium.path());
        builder.environment()
                .put("SHOTS", Path.of("target/screenshots").toAbsolutePath().toString());
        Process script = builder.start();
        String told;
        try {
            told = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            script.destroy();
        }
        assertThat(script.waitFor()).as("%s", told).isZero();
        assertThat(told).contains("ok ");
    }
}
