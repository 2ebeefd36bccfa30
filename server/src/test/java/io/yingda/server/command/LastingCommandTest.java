package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.content.SmallMerchant;
import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
    void statusTellsHowTheRunningServerDoes() throws Exception {
        try (Run run = new Run(home, Map.of("SHOP_TOKEN", "token123"), "serve")) {
            String port = String.valueOf(URI.create(run.url()).getPort());
            Typed status = Typed.at(home, "status", "--port", port);
            Typed json = Typed.at(home, "status", "--port", port, "--json");

            assertThat(status.code()).isZero();
            assertThat(status.out()).startsWith("状态      正常（127.0.0.1:" + port).contains("收件箱    0 条", "知识库", "规则");
            assertThat(json.out()).startsWith("{\"state\":\"READY\"");
            assertThat(run.end()).isZero();
        }
    }

    @Test
    void serveTellsOnceHowTheFirstAdminIsMade() throws Exception {
        Map<String, String> environment = Map.of("SHOP_TOKEN", "token123");
        try (Run run = new Run(home, environment, "serve")) {
            String token = run.token("/console/first\\?token=([A-Za-z0-9_-]{43})");
            assertThat(get(run.url() + "/console/first")).isNotEqualTo(404);
            assertThat(Typed.at(home, "person", "list").out()).contains("还没有人");
            assertThat(post(
                            run.url() + "/api/first",
                            "{\"token\":\"%s\",\"login\":\"li\",\"name\":\"李\",\"password\":\"correct horse\"}"
                                    .formatted(token)))
                    .isEqualTo(200);
            assertThat(Typed.at(home, "person", "list").out()).contains("li  李  管理员  正常");

            Typed link = Typed.at(home, "person", "link", "li");
            assertThat(link.code()).isZero();
            assertThat(link.out()).contains("/console/welcome?token=");
            Typed nobody = Typed.at(home, "person", "link", "lee");
            assertThat(nobody.code()).isEqualTo(1);
            assertThat(nobody.err()).contains("没有登录名是 lee 的人");
            assertThat(run.end()).isZero();
        }
        try (Run again = new Run(home, environment, "serve")) {
            again.url();
            assertThat(again.end()).isZero();
            assertThat(again.out()).doesNotContain("token=");
        }
    }

    @Test
    void peopleAreAskedForBeforeAnyServerRan() {
        Typed list = Typed.at(home, "person", "list");

        assertThat(list.code()).isEqualTo(1);
        assertThat(list.err()).contains("没有数据文件").contains("./yingda serve");
    }

    @Test
    void statusSaysWhenNothingRuns() throws Exception {
        int free;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = once.getLocalPort();
        }

        Typed status = Typed.at(home, "status", "--port", String.valueOf(free));

        assertThat(status.code()).isEqualTo(1);
        assertThat(status.err()).startsWith("127.0.0.1:" + free + " 上没有正在运行的应答").contains("./yingda serve");
    }

    @Test
    void demoNeedsNoSecrets() throws Exception {
        try (Run run = new Run(home, Map.of(), "demo")) {
            assertThat(get(run.url() + "/health/live")).isEqualTo(200);
            String enter = run.token("/api/enter\\?token=([A-Za-z0-9_-]{43})");
            assertThat(get(run.url() + "/api/enter?token=" + enter)).isEqualTo(302);
            assertThat(get(run.url() + "/api/enter?token=" + enter)).isEqualTo(404);
            assertThat(run.token("/console/first\\?token=([A-Za-z0-9_-]{43})")).isNotEmpty();
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

    private static int post(String url, String json) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** A command that runs on a thread of its own. */
    private static final class Run implements AutoCloseable {

        private final Watched out = new Watched();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<String> url = new CompletableFuture<>();
        private final CompletableFuture<Integer> code = new CompletableFuture<>();
        private final Thread thread;

        Run(Path home, Map<String, String> environment, String command) {
            CommandLine line = CommandLines.in(new Surroundings(
                            home,
                            environment,
                            new BufferedReader(new StringReader("")),
                            false,
                            false,
                            Clock.systemUTC()))
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true));
            thread = Thread.ofPlatform().start(() -> {
                code.complete(line.execute(command));
                url.completeExceptionally(new AssertionError("ended: " + err));
            });
        }

        /** The first address it prints. */
        String url() {
            return url.join();
        }

        /** What was printed so far. */
        String out() {
            return out.toString();
        }

        /** The first group of what is printed and fits, once it is. */
        String token(String pattern) throws InterruptedException {
            url();
            synchronized (out) {
                Matcher matcher = Pattern.compile(pattern).matcher(out());
                while (!matcher.find()) {
                    out.wait();
                    matcher.reset(out());
                }
                return matcher.group(1);
            }
        }

        int end() {
            thread.interrupt();
            return code.join();
        }

        @Override
        public void close() {
            thread.interrupt();
        }

        /** Standard output, in which an address is looked for. */
        private final class Watched extends StringWriter {
            @Override
            public synchronized void flush() {
                notifyAll();
                Matcher matcher = URL.matcher(toString());
                if (matcher.find()) {
                    url.complete(matcher.group());
                }
            }
        }
    }
}
