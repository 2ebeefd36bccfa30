package io.yingda.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.monitoring.Monitor;
import io.yingda.server.settings.Monitoring;
import java.util.concurrent.Callable;

/** {@code /metrics} for Prometheus and {@code /status} as JSON. */
record MonitoringRoutes(Monitor monitor, Monitoring allowed) implements Routes {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void addTo(Vertx vertx, Router router) {
        serve(vertx, router, "/metrics", "text/plain; version=0.0.4; charset=utf-8", monitor::scrape);
        serve(vertx, router, "/status", "application/json; charset=utf-8", this::status);
    }

    private String status() throws JsonProcessingException {
        return JSON.writeValueAsString(monitor.status());
    }

    private void serve(Vertx vertx, Router router, String path, String type, Callable<String> body) {
        if (allowed == Monitoring.LOOPBACK) {
            router.get(path).handler(new LocalOnly());
        }
        router.get(path)
                .handler(context -> vertx.executeBlocking(body, false)
                        .onSuccess(text -> send(context, type, text))
                        .onFailure(context::fail));
    }

    private static void send(RoutingContext context, String type, String text) {
        context.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text);
    }
}
