package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Followers, the bot and agents together: the phones of a sandbox and the pages of several people in a real browser, the
 * real server between them. Driven by {@code console/tests/whole/run.mjs}; screenshots land in target/screenshots.
 */
class WholeHouseTest {

    @Test
    void followersAreServedByTheBotAndByPeople(@TempDir Path folder) throws Exception {
        String chromium = Chromium.path();
        try (WholeHouse house = new WholeHouse(folder)) {
            List<String> told = new PageScript(
                            List.of("tests/whole/run.mjs"),
                            Map.of(
                                    "SERVER", house.url(),
                                    "SANDBOX", house.sandbox().toString(),
                                    "FIRST", house.firstLink().toString(),
                                    "CHROMIUM", chromium,
                                    "SHOTS",
                                            Path.of("target/screenshots")
                                                    .toAbsolutePath()
                                                    .toString()),
                            Duration.ofMinutes(4))
                    .run(wish -> house.nightFalls());
            assertThat(told).anyMatch(line -> line.startsWith("ok "));
        }
    }
}
