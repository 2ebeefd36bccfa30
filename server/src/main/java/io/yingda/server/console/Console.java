package io.yingda.server.console;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.people.HostGuard;
import io.yingda.server.web.Routes;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Serves the browser side under {@code /console/}. Every address below it that names no file is a screen of the one page;
 * {@code /} leads there.
 */
public final class Console implements Routes {

    private static final String ROOT = "/console/";

    private final HostGuard guard;
    private final Supplier<Optional<URI>> sandbox;
    private final BuiltFiles files = new BuiltFiles();

    /**
     * @param guard knows under which names the console may be asked for
     * @param sandbox the sandbox's origin, which the page may talk to; empty outside a demonstration
     */
    public Console(HostGuard guard, Supplier<Optional<URI>> sandbox) {
        this.guard = guard;
        this.sandbox = sandbox;
    }

    @Override
    public void addTo(Vertx vertx, Router router) {
        router.get("/").handler(context -> redirect(context, ROOT));
        // As a path it would match with a slash at its end as well, and lead to itself.
        router.getWithRegex("/console").handler(context -> redirect(context, ROOT));
        router.get(ROOT + "*").handler(guard).handler(context -> serve(vertx, context));
    }

    private static void redirect(RoutingContext context, String to) {
        context.response().setStatusCode(302).putHeader("Location", to).end();
    }

    private void serve(Vertx vertx, RoutingContext context) {
        String path = context.normalizedPath().substring(ROOT.length());
        boolean file = path.substring(path.lastIndexOf('/') + 1).contains(".");
        vertx.executeBlocking(() -> files.read(file ? path : BuiltFiles.PAGE), false)
                .onSuccess(found -> {
                    if (found.isPresent()) {
                        send(context, found.get());
                    } else if (file) {
                        context.response().setStatusCode(404).end();
                    } else {
                        notBuilt(context);
                    }
                })
                .onFailure(context::fail);
    }

    private void send(RoutingContext context, BuiltFiles.Built built) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", built.type())
                .putHeader("Cache-Control", built.caching())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Content-Security-Policy", ContentPolicy.with(sandbox.get()))
                .end(Buffer.buffer(built.bytes()));
    }

    private static void notBuilt(RoutingContext context) {
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end("控制台没有构建。请安装 Node.js 和 npm，删除 server/target 后重新启动 ./yingda。");
    }
}
