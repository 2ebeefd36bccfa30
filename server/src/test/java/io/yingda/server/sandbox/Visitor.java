package io.yingda.server.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.settings.AccountSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sandbox before a pretended server, and somebody who uses it as its page does. */
final class Visitor implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    static final AccountSettings ACCOUNT = new AccountSettings(
            "shop",
            "小店",
            WeChatFacts.APP_ID,
            WeChatFacts.ORIGINAL_ID,
            WeChatFacts.TOKEN,
            WeChatFacts.KEY,
            null,
            "",
            AccountSettings.Mode.SAFE,
            AccountSettings.DeskKind.YINGDA);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    Visitor(URI server, Duration patience) throws IOException {
        Stage stage =
                new Stage(List.of(new Person("lin", "林", "#000000"), new Person("zhou", "周", "#000000")), Map.of());
        sandbox = Sandbox.start(List.of(ACCOUNT), stage, server, 0, patience, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    URI origin() {
        return sandbox.origin();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> make(String move) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin().resolve("/api/chats/shop/lin"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(move))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Makes a move and waits until its push has come to an end; the lines it caused, its own first. */
    List<JsonNode> play(String move) throws IOException, InterruptedException {
        String cursor = json("/api/stage").get("cursor").asText();
        JsonNode entry = JSON.readTree(make(move).body());
        long id = entry.get("id").asLong();
        await(
                cursor,
                change -> change.path("id").asLong() == id
                        && !change.path("state").asText().equals("SENDING"));
        List<JsonNode> caused = new ArrayList<>();
        // What follows the end of a push is shown in the same breath.
        for (JsonNode line : json("/api/chats/shop/lin").get("entries")) {
            if (line.get("cause").asLong() == id) {
                caused.add(line);
            }
        }
        return caused;
    }

    JsonNode exchange(JsonNode entry) throws IOException, InterruptedException {
        return json("/api/exchanges/" + entry.get("cause").asLong());
    }

    /** Follows the live changes after the cursor until one fits. */
    JsonNode await(String cursor, java.util.function.Predicate<JsonNode> fits)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin().resolve("/api/changes?after=" + cursor))
                .build();
        try (Stream<String> lines =
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("data: ")) {
                    JsonNode change = JSON.readTree(line.substring("data: ".length()));
                    if (fits.test(change)) {
                        return change;
                    }
                }
            }
        }
        throw new AssertionError("the stream ended");
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
