package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.yingda.server.TestServer;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Right;
import io.yingda.server.people.Role;
import io.yingda.server.settings.Limits;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the server's table, asked by everybody: by nobody, and by a person of each role. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsTest {

    private static final String PASSWORD = "我家的猫叫小黑，今年三岁";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Role, Session> sessions = new EnumMap<>(Role.class);
    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private final YingdaServer server;

    private record Session(String cookie, String csrf) {
        static final Session NONE = new Session("", "");
    }

    EndpointsTest() throws IOException {
        server = TestServer.echoing(Map.of(), Limits.DEFAULT, store.open());
    }

    @BeforeAll
    void everybodyIsThere() throws Exception {
        String link = server.people().firstLink().orElseThrow();
        HttpResponse<String> first = send(
                Session.NONE,
                "POST",
                "/api/first",
                Map.of("token", token(link), "login", "admin", "name", "x", "password", PASSWORD));
        Session admin = session(first);
        for (Role role : Role.values()) {
            HttpResponse<String> made = send(
                    admin,
                    "POST",
                    "/api/people",
                    Map.of("login", login(role), "name", role.title(), "roles", List.of(role.name())));
            String welcome = JSON.readTree(made.body()).path("link").asText();
            sessions.put(
                    role,
                    session(send(
                            Session.NONE,
                            "POST",
                            "/api/welcome",
                            Map.of("token", token(welcome), "password", PASSWORD))));
        }
    }

    @AfterAll
    void close() {
        server.close();
        client.close();
        store.close();
    }

    List<Endpoint> closed() {
        return server.endpoints().stream()
                .filter(endpoint -> endpoint.right() != null)
                .toList();
    }

    List<Endpoint> open() {
        return server.endpoints().stream()
                .filter(endpoint -> endpoint.right() == null)
                .toList();
    }

    @Test
    void onlySigningInAndOtherHelpDesksNeedNobodySignedIn() {
        assertThat(open())
                .extracting(endpoint -> endpoint.method() + " " + endpoint.path())
                .containsExactlyInAnyOrder(
                        "GET /api/session",
                        "POST /api/session",
                        "POST /api/first",
                        "POST /api/welcome",
                        "GET /api/enter",
                        "POST /api/hooks/tickets/:number");
        assertThat(server.endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.path()).startsWith("/api/"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void nobodyPasses(Endpoint endpoint) throws Exception {
        HttpResponse<String> answer = send(Session.NONE, endpoint);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRolePassesWhereItMayAndNowhereElse(Role role) throws Exception {
        for (Endpoint endpoint : closed()) {
            int status = send(signedIn(role), endpoint).statusCode();
            Right right = endpoint.right();
            if (right != null && role.may(right)) {
                assertThat(status)
                        .as("%s %s as %s", endpoint.method(), endpoint.path(), role)
                        .isNotIn(401, 403, 421, 500);
            } else {
                assertThat(status)
                        .as("%s %s as %s", endpoint.method(), endpoint.path(), role)
                        .isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void nothingIsChangedWithoutTheWordOfThePage(Endpoint endpoint) throws Exception {
        if (!endpoint.method().equals(HttpMethod.GET)) {
            Session admin = signedIn(Role.ADMIN);
            assertThat(send(new Session(admin.cookie(), ""), endpoint).statusCode())
                    .isEqualTo(403);
            assertThat(send(new Session(admin.cookie(), "x".repeat(43)), endpoint)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource({"closed", "open"})
    void aForeignPageIsRefusedEverywhere(Endpoint endpoint) throws Exception {
        HttpRequest.Builder request =
                request(signedIn(Role.ADMIN), endpoint.method().name(), path(endpoint), "{}");
        HttpResponse<String> answer =
                client.send(request.header("Origin", "http://evil.example").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static String login(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + 'x';
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path().replaceAll(":\\w+", "1").replace("*", "x");
    }

    /** What is asked may have ended the session. */
    private Session signedIn(Role role) throws Exception {
        Session known = sessions.getOrDefault(role, Session.NONE);
        if (send(known, "GET", "/api/session", Map.of()).statusCode() == 200) {
            return known;
        }
        Session fresh =
                session(send(Session.NONE, "POST", "/api/session", Map.of("login", login(role), "password", PASSWORD)));
        sessions.put(role, fresh);
        return fresh;
    }

    private static Session session(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Session(cookie.split(";", 2)[0], json.path("csrf").asText());
    }

    private HttpResponse<String> send(Session session, Endpoint endpoint) throws Exception {
        return send(session, endpoint.method().name(), path(endpoint), Map.of());
    }

    private HttpResponse<String> send(Session session, String method, String path, Map<String, Object> body)
            throws Exception {
        return client.send(
                request(session, method, path, JSON.writeValueAsString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Session session, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!session.cookie().isEmpty()) {
            request.header("Cookie", session.cookie());
        }
        if (!session.csrf().isEmpty()) {
            request.header("X-Yingda-Csrf", session.csrf());
        }
        return request;
    }
}
