package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.yingda.server.people.HostGuard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ConsoleTest {

    private static final URI SANDBOX = URI.create("http://127.0.0.1:9999");

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void listen() {
        Router router = Router.router(vertx);
        HostGuard guard = new HostGuard("bot.example.com", Set.of());
        new Console(guard, () -> Optional.of(SANDBOX)).addTo(vertx, router);
        new DemoRoutes(guard, () -> Optional.of(SANDBOX), new TraceLog()).addTo(vertx, router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/sandbox", "/console/desk/conversations/7"})
    void everyScreenIsTheOnePage(String path) throws IOException {
        String answer = get(path, "127.0.0.1:" + port, "");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("<div id=\"app\">");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theRootLeadsToTheConsole() throws IOException {
        assertThat(header(get("/", "127.0.0.1", ""), "Location")).isEqualTo("/console/");
        assertThat(header(get("/console", "127.0.0.1", ""), "Location")).isEqualTo("/console/");
    }

    @Test
    void thePolicyTakesNothingInlineAndTalksToTheSandboxOnly() throws IOException {
        String page = get("/console/", "localhost", "");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .endsWith("connect-src 'self' " + SANDBOX)
                .doesNotContain("unsafe")
                .doesNotContain("*");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page).doesNotContain("<style").doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void filesNamedByTheirContentAreKeptByBrowsers() throws IOException {
        Matcher script =
                Pattern.compile("src=\"(/console/assets/[^\"]+\\.js)\"").matcher(get("/console/", "localhost", ""));
        assertThat(script.find()).isTrue();
        String answer = get(script.group(1), "localhost", "");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets/none.js",
                "/console/../beside-the-console.json",
                "/console/%2e%2e/beside-the-console.json",
                "/console/..%2fbeside-the-console.json",
                "/console/io.yingda.class",
                "/console/assets/%00.js",
                "/console//etc/passwd.html"
            })
    void whatTheBuildDidNotMakeIsNotThere(String path) throws IOException {
        assertThat(get(path, "localhost", "")).doesNotStartWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080, 200",
        "localhost, 200",
        "[::1]:8080, 200",
        "192.168.1.20, 200",
        "BOT.example.com:8443, 200",
        "evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "localhost.evil.example, 421"
    })
    void onlyNamesOfThisMachineAreAnswered(String host, int status) throws IOException {
        assertThat(get("/console/", host, "")).startsWith("HTTP/1.1 " + status);
        assertThat(get("/api/figures", host, "")).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 200",
        "https://127.0.0.1:8080, 200",
        "http://localhost:8080, 403",
        "http://127.0.0.1:9090, 403",
        "http://evil.example, 403",
        "null, 403",
        "http://[bad, 403"
    })
    void aRequestOfAnotherOriginIsRefused(String origin, int status) throws IOException {
        assertThat(get("/api/figures", "127.0.0.1:8080", "Origin: " + origin + "\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void thePageLearnsWhereTheSandboxIs() throws IOException {
        assertThat(get("/api/demo", "localhost", "")).endsWith("{\"sandbox\":\"" + SANDBOX + "\"}");
    }

    @Test
    void aTurnThatIsNotKnownIsNotFound() throws IOException {
        assertThat(get("/api/traces?key=shop%2Fo%2F1", "localhost", ""))
                .startsWith("HTTP/1.1 404")
                .contains("没有这条消息的记录");
        assertThat(get("/api/traces", "localhost", "")).startsWith("HTTP/1.1 404");
    }

    /** By hand: Java's client lets nobody choose the host. */
    private String get(String path, String host, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    private static String header(String answer, String name) {
        Matcher found = Pattern.compile("(?im)^" + name + ": (.*)$").matcher(answer);
        return found.find() ? found.group(1) : "";
    }
}
