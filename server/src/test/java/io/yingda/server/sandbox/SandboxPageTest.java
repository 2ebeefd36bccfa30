package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, driven by {@code console/tests/sandbox.mjs}; screenshots land in target/screenshots. */
class SandboxPageTest {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> APPLICATIONS = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theWholePageWorksInABrowser(@TempDir Path cache) throws Exception {
        String chromium = chromium();
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

    private static String chromium() {
        @Nullable String set = System.getenv("YINGDA_CHROMIUM");
        List<String> folders =
                List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1));
        Optional<String> found = Stream.of(
                        set == null || set.isEmpty() ? Stream.<String>empty() : Stream.of(set),
                        NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder + "/" + name)),
                        APPLICATIONS.stream())
                .flatMap(each -> each)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assertThat(found)
                .as("浏览器测试需要 Chromium。请安装后重试：sudo apt-get install -y chromium fonts-noto-cjk；"
                        + "macOS：brew install --cask google-chrome。装在别处时用 YINGDA_CHROMIUM 指明可执行文件")
                .isPresent();
        return found.orElseThrow();
    }
}
