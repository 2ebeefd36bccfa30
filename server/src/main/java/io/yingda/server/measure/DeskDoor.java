package io.yingda.server.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where agents come in, as their browsers do. */
final class DeskDoor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "梧桐叶落了一地，四十二片";

    private final String origin;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param port where the server listens, on the loopback */
    DeskDoor(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    /**
     * Somebody who is signed in.
     *
     * @param cookie as the browser sends it
     * @param secret what goes with everything that changes something
     */
    record Visitor(String cookie, String secret) {}

    /** The origin of the pages. */
    String origin() {
        return origin;
    }

    /** Lets so many agents in, who are online from then on. */
    List<Visitor> agents(String firstLink, int count) throws IOException, InterruptedException {
        Visitor admin = entered(
                "/api/first", Map.of("token", token(firstLink), "login", "bench", "name", "压测", "password", PASSWORD));
        List<Visitor> agents = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            Map<String, Object> who =
                    Map.of("login", "agent" + number, "name", "座席" + number, "roles", List.of("AGENT"));
            String link =
                    ask(admin, "POST", "/api/people", who).body().path("link").asText();
            Visitor agent = entered("/api/welcome", Map.of("token", token(link), "password", PASSWORD));
            ask(agent, "PUT", "/api/desk/presence", Map.of("presence", "online"));
            agents.add(agent);
        }
        return agents;
    }

    /** How far there is something to read. */
    String cursor(Visitor agent) throws IOException, InterruptedException {
        return ask(agent, "GET", "/api/desk", null).body().path("cursor").asText();
    }

    private record Answer(JsonNode body, String cookie) {}

    private Visitor entered(String path, Map<String, Object> body) throws IOException, InterruptedException {
        Answer answer = ask(new Visitor("", ""), "POST", path, body);
        return new Visitor(answer.cookie(), answer.body().path("csrf").asText());
    }

    private Answer ask(Visitor who, String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (!who.cookie().isEmpty()) {
            request.header("Cookie", who.cookie()).header("X-Yingda-Csrf", who.secret());
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + ' ' + path + " answers " + response.statusCode() + ' ' + response.body());
        }
        String cookie = response.headers()
                .firstValue("Set-Cookie")
                .map(set -> set.split(";", 2)[0])
                .orElse("");
        return new Answer(JSON.readTree(response.body().isEmpty() ? "{}" : response.body()), cookie);
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }
}
