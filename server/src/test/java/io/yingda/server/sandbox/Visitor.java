package io.yingda.server.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.sandbox.push.Courier;
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
            "secret-of-the-shop",
            AccountSettings.Mode.SAFE,
            AccountSettings.DeskKind.YINGDA);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    Visitor(URI server, Duration patience) throws IOException {
        this(server, patience, AccountSettings.Mode.SAFE);
    }

    Visitor(URI server, Duration patience, AccountSettings.Mode mode) throws IOException {
        Stage stage =
                new Stage(List.of(new Person("lin", "林", "#000000"), new Person("zhou", "周", "#000000")), Map.of());
        SandboxOptions options = SandboxOptions.of(
                        List.of(account(mode)), stage, server, Clock.fixed(NOW, ZoneOffset.UTC))
                .waiting(patience, Courier.Habit.USUAL);
        sandbox = Sandbox.start(options);
    }

    static AccountSettings account(AccountSettings.Mode mode) {
        return new AccountSettings(
                ACCOUNT.name(),
                ACCOUNT.title(),
                ACCOUNT.appId(),
                ACCOUNT.originalId(),
                ACCOUNT.token(),
                ACCOUNT.aesKey(),
                null,
                ACCOUNT.secret(),
                mode,
                ACCOUNT.desk());
    }

    Sandbox sandbox() {
        return sandbox;
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
        return post("/api/chats/shop/lin", move);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Asks the control of the sandbox for something that it does. */
    JsonNode control(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = post("/api/control/" + path, body);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** The lines of a person's chat with the account. */
    List<JsonNode> lines() throws IOException, InterruptedException {
        List<JsonNode> lines = new ArrayList<>();
        json("/api/chats/shop/lin").get("entries").forEach(lines::add);
        return lines;
    }

    /** Waits until the witness has counted something. */
    JsonNode counted(String count, long least) throws IOException, InterruptedException {
        for (int look = 0; look < 2_000; look++) {
            JsonNode tally = json("/api/control").get("tally");
            if (tally.get(count).asLong() >= least) {
                return tally;
            }
        }
        throw new AssertionError(count + " did not reach " + least);
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
