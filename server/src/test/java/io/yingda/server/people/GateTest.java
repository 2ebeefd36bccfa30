package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.yingda.server.people.Office.Answer;
import io.yingda.server.people.Office.Browsing;
import io.yingda.server.settings.ConsoleSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class GateTest {

    private final AtomicReference<Gate> gate = new AtomicReference<>();
    private Office office;
    private Browsing wang;

    @BeforeEach
    void open() throws Exception {
        office = new Office(
                ConsoleSettings.DEFAULT,
                List.of(
                        new Endpoint(
                                HttpMethod.GET,
                                "/api/test/live",
                                Right.SERVE,
                                context -> context.request()
                                        .toWebSocket()
                                        .onSuccess(socket -> socket.textMessageHandler(text -> gate.get()
                                                .stillPasses(context)
                                                .onSuccess(still -> socket.writeTextMessage(text + ' ' + still))))),
                        new Endpoint(
                                HttpMethod.PUT,
                                "/api/test/name",
                                Right.SERVE,
                                context -> Answers.send(
                                        context,
                                        200,
                                        Map.of(
                                                "name",
                                                gate.get().person(context).name(),
                                                "said",
                                                Fields.of(context).text("said", 100_000)))),
                        new Endpoint(
                                        HttpMethod.PUT,
                                        "/api/test/bytes",
                                        Right.SERVE,
                                        context -> Answers.send(
                                                context, 200, Map.of("bytes", Endpoint.body(context).length)))
                                .taking(100_000),
                        new Endpoint(HttpMethod.GET, "/api/test/broken", Right.SERVE, context -> {
                            throw new IllegalStateException("SECRET");
                        })));
        gate.set(office.people.gate());
        office.somebody("li", Role.ADMIN);
        office.somebody("wang", Role.AGENT);
        wang = office.signedIn("wang");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aRequestThatChangesSomethingNeedsTheWordOfThePage() throws Exception {
        assertThat(wang.send("PUT", "/api/test/name", Map.of("said", "x"))
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("wang 的名字");

        wang.csrf = "";
        assertThat(wang.send("PUT", "/api/test/name", Map.of("said", "x")).status())
                .isEqualTo(403);
        wang.csrf = office.signedIn("li").csrf;
        assertThat(wang.send("PUT", "/api/test/name", Map.of("said", "x")).status())
                .isEqualTo(403);
    }

    @Test
    void aBodyIsWholeHoweverLateTheGateOpens() throws Exception {
        String said = "话".repeat(20_000);

        assertThat(wang.send("PUT", "/api/test/name", Map.of("said", said))
                        .json()
                        .path("said")
                        .asText())
                .isEqualTo(said);
    }

    @Test
    void bodiesOfOtherKindsAreTakenWhereTheyMayBe() throws Exception {
        assertThat(wang.raw("PUT", "/api/test/bytes", "x".repeat(90_000), "Content-Type", "image/png")
                        .json()
                        .path("bytes")
                        .asInt())
                .isEqualTo(90_000);
        assertThat(wang.raw("PUT", "/api/test/bytes", "x".repeat(100_001)).status())
                .isEqualTo(413);
    }

    @Test
    void aPageOfAnotherOriginIsRefused() throws Exception {
        assertThat(wang.raw("GET", "/api/me", "", "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(wang.raw("GET", "/api/me", "", "Origin", "http://127.0.0.1:" + office.port)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatFailsIsAnsweredWithoutSayingWhy() throws Exception {
        Answer broken = wang.get("/api/test/broken");

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.json().toString()).doesNotContain("SECRET").contains("error");
        assertThat(wang.get("/api/nothing").status()).isEqualTo(404);
    }

    @Test
    void aWebSocketPassesAndLearnsThatItsSessionEnded() throws Exception {
        WebSocket socket = connect(wang.cookie);
        assertThat(asked(socket, "a")).isEqualTo("a true");

        Person person = office.store.byLogin("wang").orElseThrow().person();
        office.store.change(person.id(), person.name(), Set.of(Role.VIEWER), true);

        assertThat(asked(socket, "b")).isEqualTo("b false");
    }

    @Test
    void aWebSocketOfNobodyIsRefused() {
        assertThat(office.vertx()
                        .createWebSocketClient()
                        .connect(at(""))
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(30, TimeUnit.SECONDS);
    }

    private WebSocketConnectOptions at(String cookie) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(office.port)
                .setURI("/api/test/live")
                .addHeader("Cookie", cookie);
    }

    private WebSocket connect(String cookie) throws Exception {
        return got(office.vertx().createWebSocketClient().connect(at(cookie)));
    }

    private static String asked(WebSocket socket, String text) throws Exception {
        var answer = new CompletableFuture<String>();
        socket.textMessageHandler(answer::complete);
        socket.writeTextMessage(text);
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
