package io.yingda.server.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The third-party server of {@code receiver.cjs} in a process of its own. Its package is installed once. */
final class NodeReceiver implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/wechat-receiver").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader output;
    private final URI url;

    NodeReceiver(Map<String, String> environment) throws IOException, InterruptedException {
        install();
        ProcessBuilder builder = new ProcessBuilder("node", "receiver.cjs")
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        process = builder.start();
        output = process.inputReader(StandardCharsets.UTF_8);
        String first = output.readLine();
        if (first == null || !first.startsWith("listening ")) {
            throw new IOException("the third-party server did not start: " + first);
        }
        url = URI.create("http://127.0.0.1:" + first.substring("listening ".length()));
    }

    URI url() {
        return url;
    }

    /** The next message as the package understood it. */
    JsonNode heard() throws IOException {
        return JSON.readTree(output.readLine());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        output.close();
    }

    private static void install() throws IOException, InterruptedException {
        skipUnless(present("node") && present("npm"), "node and npm are not here");
        Files.createDirectories(FOLDER);
        try (InputStream script =
                Objects.requireNonNull(NodeReceiver.class.getResourceAsStream("/node/receiver.cjs"))) {
            Files.copy(script, FOLDER.resolve("receiver.cjs"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules/wechat"))) {
            return;
        }
        Files.writeString(FOLDER.resolve("package.json"), """
                {"private": true, "dependencies": {"wechat": "2.1.0"}}
                """);
        Process npm = new ProcessBuilder(
                        "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        npm.getOutputStream().close();
        String told = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        skipUnless(npm.waitFor() == 0, "npm could not install it: " + told);
    }

    private static boolean present(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void skipUnless(boolean condition, String why) {
        if (!condition) {
            System.err.println("SKIPPED: the third-party server that receives pushes: " + why);
        }
        assumeTrue(condition, why);
    }
}
