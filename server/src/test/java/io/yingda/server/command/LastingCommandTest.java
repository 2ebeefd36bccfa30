package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.content.SmallMerchant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LastingCommandTest {

    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        SmallMerchant.in(home);
    }

    @Test
    void serveAnswersUntilItIsEnded() throws Exception {
        try (Run run = new Run(home, Map.of("SHOP_TOKEN", "token123"), "serve")) {
            assertThat(get(run.url() + "/health/live")).isEqualTo(200);
            assertThat(get(run.url() + "/wechat/shop?signature=x&timestamp=1&nonce=1&echostr=1"))
                    .isBetween(400, 499);
            assertThat(run.end()).isZero();
        }
    }

    @Test
    void demoNeedsNoSecrets() throws Exception {
        try (Run run = new Run(home, Map.of(), "demo")) {
            assertThat(get(run.url() + "/health/live")).isEqualTo(200);
            assertThat(run.end()).isZero();
        }
    }

    @Test
    void aTakenPortIsWrongUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Typed serve = Typed.at(
                    home,
                    Map.of("SHOP_TOKEN", "token123"),
                    "",
                    false,
                    "serve",
                    "--port",
                    String.valueOf(taken.getLocalPort()));

            assertThat(serve.code()).isEqualTo(2);
            assertThat(serve.err()).startsWith("无法监听 127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static int get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** A command that runs on a thread of its own. */
    private static final class Run implements AutoCloseable {

        private final BufferedReader out;
        private final AtomicInteger code = new AtomicInteger(-1);
        private final Thread thread;

        Run(Path home, Map<String, String> environment, String command) throws IOException {
            PipedWriter writer = new PipedWriter();
            out = new BufferedReader(new PipedReader(writer));
            thread = Thread.ofPlatform()
                    .start(() -> code.set(CommandLines.in(new Surroundings(
                                    home,
                                    environment,
                                    new BufferedReader(new StringReader("")),
                                    false,
                                    false,
                                    Clock.systemUTC()))
                            .setOut(new PrintWriter(writer, true))
                            .setErr(new PrintWriter(new StringWriter()))
                            .execute(command)));
        }

        /** The first address it prints. */
        String url() throws IOException {
            while (true) {
                Matcher matcher = URL.matcher(out.readLine());
                if (matcher.find()) {
                    return matcher.group();
                }
            }
        }

        int end() throws InterruptedException {
            thread.interrupt();
            thread.join();
            return code.get();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
