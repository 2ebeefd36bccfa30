package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Followers, the bot and agents together: the phones of a sandbox and the pages of several people in a real browser, the
 * real server between them. Driven by {@code console/tests/whole/run.mjs}; screenshots land in target/screenshots.
 */
class WholeHouseTest {

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void followersAreServedByTheBotAndByPeople(@TempDir Path folder) throws Exception {
        String chromium = Chromium.path();
        try (WholeHouse house = new WholeHouse(folder)) {
            Process script = script(house, chromium);
            List<String> told = new ArrayList<>();
            try (BufferedReader output = script.inputReader(StandardCharsets.UTF_8);
                    Writer input = script.outputWriter(StandardCharsets.UTF_8)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    told.add(line);
                    if (line.equals("@night")) {
                        house.nightFalls();
                        input.write("it is night\n");
                        input.flush();
                    }
                }
            } finally {
                script.destroy();
            }
            assertThat(script.waitFor()).as("%s", String.join("\n", told)).isZero();
            assertThat(told).anyMatch(line -> line.startsWith("ok "));
        }
    }

    private static Process script(WholeHouse house, String chromium) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "tests/whole/run.mjs")
                .directory(new File("console"))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SERVER", house.url(),
                        "SANDBOX", house.sandbox().toString(),
                        "FIRST", house.firstLink().toString(),
                        "CHROMIUM", chromium,
                        "SHOTS", Path.of("target/screenshots").toAbsolutePath().toString()));
        return builder.start();
    }
}
