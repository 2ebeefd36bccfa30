package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.console.Chromium;
import io.yingda.server.console.PageScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, driven by {@code console/tests/sandbox.mjs}; screenshots land in target/screenshots. */
class SandboxPageTest {

    @Test
    void theWholePageWorksInABrowser(@TempDir Path cache) throws Exception {
        String chromium = Chromium.path();
        try (SmallMerchant merchant = new SmallMerchant(SmallMerchant.home(), cache)) {
            new PageScript(
                            List.of("tests/sandbox.mjs"),
                            Map.of(
                                    "PAGE", merchant.demo().page().toString(),
                                    "CHROMIUM", chromium,
                                    "SECRET", merchant.secret(),
                                    "SHOTS",
                                            Path.of("target/screenshots")
                                                    .toAbsolutePath()
                                                    .toString()),
                            Duration.ofMinutes(5))
                    .run(wish -> merchant.demo().server().close());
        }
    }

    @Test
    void theConsolesOwnTestsPass() throws Exception {
        List<String> told = new PageScript(
                        List.of("node_modules/vitest/vitest.mjs", "run", "--reporter=verbose", "--no-color"),
                        Map.of(),
                        Duration.ofMinutes(3))
                .run();
        assertThat(told).anyMatch(line -> line.contains("richText.test.ts"));
    }
}
