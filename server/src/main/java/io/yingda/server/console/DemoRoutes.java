package io.yingda.server.console;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.console.TraceLog.Figures;
import io.yingda.server.people.HostGuard;
import io.yingda.server.trace.TraceJson;
import io.yingda.server.web.Routes;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the sandbox's page asks the server for, in a demonstration only: {@code /api/demo} says where the sandbox is,
 * {@code /api/figures} how the turns ended, {@code /api/traces?key=} why one went as it did.
 */
public final class DemoRoutes implements Routes {

    private final HostGuard guard;
    private final Supplier<Optional<URI>> sandbox;
    private final TraceLog traces;

    /**
     * @param guard knows under which names the server may be asked
     * @param sandbox the sandbox's origin; empty while there is none
     */
    public DemoRoutes(HostGuard guard, Supplier<Optional<URI>> sandbox, TraceLog traces) {
        this.guard = guard;
        this.sandbox = sandbox;
        this.traces = traces;
    }

    @Override
    public void addTo(Vertx vertx, Router router) {
        router.get("/api/demo").handler(guard).handler(this::demo);
        router.get("/api/figures").handler(guard).handler(this::figures);
        router.get("/api/traces").handler(guard).handler(this::trace);
    }

    private void demo(RoutingContext context) {
        sandbox.get()
                .ifPresentOrElse(
                        origin -> send(context, 200, "{\"sandbox\":\"" + origin + "\"}"),
                        () -> send(context, 503, "{\"error\":\"沙箱还没有启动\"}"));
    }

    private void figures(RoutingContext context) {
        Figures now = traces.figures();
        send(
                context,
                200,
                "{\"turns\":%d,\"answered\":%d,\"offered\":%d,\"handedOver\":%d}"
                        .formatted(now.turns(), now.answered(), now.offered(), now.handedOver()));
    }

    private void trace(RoutingContext context) {
        String key = context.request().getParam("key", "");
        traces.turn(key)
                .ifPresentOrElse(
                        turn -> send(context, 200, TraceJson.of(turn).toString()),
                        () -> send(context, 404, "{\"error\":\"没有这条消息的记录\"}"));
    }

    private static void send(RoutingContext context, int status, String json) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(json);
    }
}
