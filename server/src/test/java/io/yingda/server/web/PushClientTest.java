package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingda.server.TestBot;
import io.yingda.server.wechat.SharedSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client nobody here wrote plays WeChat, with third-party signing and encryption, against the real server. */
@Timeout(300)
class PushClientTest {

    private static final Path CLIENT = Path.of("target/push-client").toAbsolutePath();
    private static @Nullable Rig rig;

    @BeforeAll
    static void prepare() throws Exception {
        Path shared = SharedSamples.folder();
        skipUnless(present("node") && present("npm"), "node and npm are not here");
        Files.createDirectories(CLIENT);
        Files.writeString(CLIENT.resolve("push_client.js"), Files.readString(shared.resolve("push_client.js")));
        Files.writeString(CLIENT.resolve("package.json"), """
                {"private": true, "dependencies": {"wechat-crypto": "0.0.2", "xml2js": "0.4.17"}}
                """);
        if (!Files.isDirectory(CLIENT.resolve("node_modules/wechat-crypto"))) {
            Run install = run(Map.of(), "npm", "install", "--no-audit", "--no-fund", "--loglevel=error");
            skipUnless(install.code() == 0, "npm could not install the client: " + install.output());
        }
        rig = Rig.start(TestBot.echoing());
    }

    @AfterAll
    static void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,plain", "aes,safe", "compat,compatible"})
    void finds103SamplesAndNothingBad(String mode, String account) throws Exception {

        Run run = run(
                Map.of("TOKEN", Rig.TOKEN, "APPID", Rig.APP_ID, "AESKEY", Rig.KEY),
                "node",
                "push_client.js",
                java.util.Objects.requireNonNull(rig).url() + "/wechat/" + account,
                mode,
                SharedSamples.folder().resolve("fixtures/inbound").toString());

        assertThat(run.output()).contains(mode + " 103 pushes, 0 bad").doesNotContain("BAD");
        assertThat(run.code()).isZero();
    }

    private record Run(int code, String output) {}

    private static Run run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(CLIENT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Run(process.waitFor(), output);
    }

    private static boolean present(String program) {
        List<String> folders = new ArrayList<>(List.of(System.getenv("PATH").split(java.io.File.pathSeparator)));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void skipUnless(boolean condition, String why) throws IOException {
        if (!condition) {
            System.err.println("SKIPPED: the third-party push client: " + why);
        }
        assumeTrue(condition, why);
    }
}
