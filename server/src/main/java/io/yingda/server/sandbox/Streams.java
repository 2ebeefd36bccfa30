package io.yingda.server.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Live changes as server-sent events. A page that comes back names the last one it saw and misses nothing; one that saw too
 * little, or another run, is told {@code reset} and reads everything anew.
 */
final class Streams implements Handler<RoutingContext> {

    private static final int MOST_STREAMS = 16;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final int REOPEN_MILLIS = 1_000;

    private final Vertx vertx;
    private final Journal journal;

    Streams(Vertx vertx, Journal journal) {
        this.vertx = vertx;
        this.journal = journal;
    }

    @Override
    public void handle(RoutingContext context) {
        if (journal.listeners() >= MOST_STREAMS) {
            Json.fail(context, 503, "打开的沙箱页面太多了，请关掉几个");
            return;
        }
        HttpServerResponse response = context.response();
        response.setChunked(true).putHeader("Content-Type", "text/event-stream; charset=utf-8");
        response.write("retry: " + REOPEN_MILLIS + "\n\n");
        Optional<List<Journal.Change>> missed = journal.since(seen(context));
        if (missed.isEmpty()) {
            response.write("id: " + journal.cursor() + "\nevent: reset\ndata: {}\n\n");
        }
        Consumer<Journal.Change> listener = change -> send(response, change);
        missed.orElse(List.of()).forEach(listener);
        journal.listen(listener);
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, ignored -> response.write(": still here\n\n"));
        response.closeHandler(ignored -> {
            journal.leave(listener);
            vertx.cancelTimer(heartbeat);
        });
    }

    private static @Nullable String seen(RoutingContext context) {
        String header = context.request().getHeader("Last-Event-ID");
        return header == null ? context.request().getParam("after") : header;
    }

    /** A page that does not read is cut off rather than written for; it comes back where it stood. */
    private static void send(HttpServerResponse response, Journal.Change change) {
        if (response.writeQueueFull()) {
            response.reset();
            return;
        }
        response.write("id: " + change.cursor() + "\ndata: " + change.json() + "\n\n");
    }
}
