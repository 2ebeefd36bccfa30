package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.console.Chromium;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, driven by {@code console/tests/sandbox.mjs}; screenshots land in target/screenshots. */
class SandboxPageTest {

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theWholePageWorksInABrowser(@TempDir Path cache) throws Exception {
        String chromium = Chromium.path();
        try (SmallMerchant merchant = new SmallMerchant(SmallMerchant.home(), cache)) {
            Process script = script(merchant, chromium);
            List<String> told = new ArrayList<>();
            try (BufferedReader output = script.inputReader(StandardCharsets.UTF_8);
                    Writer input = script.outputWriter(StandardCharsets.UTF_8)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    told.add(line);
                    if (line.equals("@stop-server")) {
                        merchant.demo().server().close();
                        input.write("stopped\n");
                        input.flush();
                    }
                }
            } finally {
                script.destroy();
            }
            assertThat(script.waitFor()).as("%s", String.join("\n", told)).isZero();
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void theConsolesOwnTestsPass() throws Exception {
        Process tests = new ProcessBuilder(
                        "node", "node_modules/vitest/vitest.mjs", "run", "--reporter=verbose", "--no-color")
                .directory(new File("console"))
                .redirectErrorStream(true)
                .start();
        String told = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as("%s", told).isZero();
        assertThat(told).contains("richText.test.ts");
    }

    private static Process script(SmallMerchant merchant, String chromium) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "tests/sandbox.mjs")
                .directory(new File("console"))
                .redirectErrorStream(true);
        builder.environment().put("PAGE", merchant.demo().page().toString());
        builder.environment().put("CHROMIUM", chromium);
        builder.environment().put("SECRET", merchant.secret());
        builder.environment()
                .put("SHOTS", Path.of("target/screenshots").toAbsolutePath().toString());
        return builder.start();
    }
}
