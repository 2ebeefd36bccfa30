package io.yingda.server.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.yingda.server.measure.DeskDoor.Visitor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The agents' open pages: each hears what happens over a WebSocket, and says that it is there. On one event loop. */
final class DeskPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ALIVE_MILLIS = 8_000;
    private static final int LARGEST_MESSAGE = 4 << 20;
    private static final String LINE = "\"kind\":\"line\"";
    private static final String ROW = "\"kind\":\"row\"";

    private final Vertx vertx;
    private final DeskDoor door;
    private final int port;
    /** Held on to: a client that nobody holds closes its sockets. */
    private final WebSocketClient client;

    private final Consumer<String> written;
    private final Set<String> served = new HashSet<>();
    private int broken;

    /**
     * @param most pages at once
     * @param written is told, on the event loop, what followers wrote, as often as pages are shown it
     */
    DeskPages(Vertx vertx, DeskDoor door, int port, int most, Consumer<String> written) {
        this.vertx = vertx;
        this.door = door;
        this.port = port;
        this.written = written;
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(most)
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE));
    }

    /** Opens a page for each. */
    void open(List<Visitor> agents) throws IOException, InterruptedException {
        List<Future<WebSocket>> opening = new ArrayList<>();
        for (Visitor agent : agents) {
            opening.add(client.connect(new WebSocketConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(port)
                            .setURI("/api/desk/live?after="
                                    + URLEncoder.encode(door.cursor(agent), StandardCharsets.UTF_8))
                            .addHeader("Cookie", agent.cookie())
                            .addHeader("Origin", door.origin()))
                    .onSuccess(this::use));
        }
        Future.all(opening).toCompletionStage().toCompletableFuture().join();
    }

    private void use(WebSocket socket) {
        socket.textMessageHandler(this::hear);
        socket.closeHandler(closed -> broken++);
        alive(socket);
        vertx.setPeriodic(ALIVE_MILLIS, now -> alive(socket));
    }

    private static void alive(WebSocket socket) {
        socket.writeTextMessage("{\"kind\":\"alive\"}");
    }

    private void hear(String text) {
        if (text.contains(LINE)) {
            JsonNode line = parsed(text).path("line");
            if (line.path("from").asText().equals("follower")) {
                written.accept(line.path("text").asText());
            }
        } else if (text.contains(ROW) && text.contains("\"state\":\"agent\"")) {
            served.add(parsed(text).path("row").path("id").asText());
        }
    }

    /** How many conversations the agents have been given. */
    int served() {
        return served.size();
    }

    /** How many pages have lost the server. */
    int broken() {
        return broken;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
