package io.yingda.server.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.yingda.server.TestServer;
import io.yingda.server.settings.ConsoleSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People in memory behind a real port, and those who call it. */
final class Office implements AutoCloseable {

    static final String PASSWORD = "我家的猫叫小黑，今年三岁";

    final Ticking clock = new Ticking();
    final PeopleStore store = new MemoryPeople(clock);
    final People people;
    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    Office() {
        this(ConsoleSettings.DEFAULT, List.of());
    }

    Office(ConsoleSettings console, List<Endpoint> others) {
        Settings usual = TestServer.settings(Map.of(), Limits.DEFAULT);
        people = new People(store, usual.with(console), clock);
        Router router = Router.router(vertx);
        people.api(people.gate(), others).addTo(vertx, router);
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    Vertx vertx() {
        return vertx;
    }

    /** Somebody who has chosen the {@link #PASSWORD}. */
    Person somebody(String login, Role... roles) {
        return store.add(login, login + " 的名字", Set.of(roles), new Passwords().kept(PASSWORD));
    }

    /** A browser that is signed in as somebody. */
    Browsing signedIn(String login) throws Exception {
        Browsing browsing = new Browsing();
        Answer answer = browsing.signIn(login, PASSWORD);
        if (answer.status() != 200) {
            throw new AssertionError("not signed in: " + answer);
        }
        return browsing;
    }

    record Answer(int status, JsonNode json, Map<String, List<String>> headers) {
        String error() {
            return json.path("error").asText();
        }

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    /** A browser: keeps its cookie, and what its page was told. */
    final class Browsing {

        String cookie = "";
        String csrf = "";

        Answer signIn(String login, String password) throws Exception {
            return send("POST", "/api/session", Map.of("login", login, "password", password));
        }

        Answer get(String path) throws Exception {
            return send("GET", path, null);
        }

        Answer send(String method, String path, @Nullable Object body) throws Exception {
            return raw(method, path, body == null ? "" : json.writeValueAsString(body));
        }

        Answer raw(String method, String path, String body, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json");
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            if (!csrf.isEmpty()) {
                request.header(SessionGate.CSRF, csrf);
            }
            for (int index = 0; index < headers.length; index += 2) {
                request.setHeader(headers[index], headers[index + 1]);
            }
            return answered(client.send(request.build(), BodyHandlers.ofString()));
        }

        private Answer answered(HttpResponse<String> response) throws IOException {
            response.headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(set -> cookie = set.contains("Max-Age=0") ? "" : set.split(";", 2)[0]);
            JsonNode read = json.readTree(response.body().isEmpty() ? "{}" : response.body());
            if (read.has("csrf")) {
                csrf = read.path("csrf").asText();
            }
            return new Answer(response.statusCode(), read, response.headers().map());
        }
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
