package io.yingda.server.web;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.settings.Settings;
import io.yingda.server.wechat.Attempts;
import io.yingda.server.wechat.EdgeHandler;
import io.yingda.server.wechat.Relay;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop's share of the server. */
final class Listener extends AbstractVerticle {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int IDLE_SECONDS = 60;

    private final Settings settings;
    private final Backstage backstage;
    private final Attempts attempts;
    private final Clock clock;
    private final List<Routes> routes;
    private final AtomicInteger port;

    /**
     * One that does not listen yet.
     *
     * @param attempts shared by all event loops
     * @param port is told which port it is
     */
    Listener(
            Settings settings,
            Backstage backstage,
            Attempts attempts,
            Clock clock,
            List<Routes> routes,
            AtomicInteger port) {
        this.settings = settings;
        this.backstage = backstage;
        this.attempts = attempts;
        this.clock = clock;
        this.routes = routes;
        this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
        // Every event loop listens on the same port, also when the system is to choose one.
        SocketAddress address = settings.port() == 0
                ? SocketAddress.sharedRandomPort(1, settings.host())
                : SocketAddress.inetSocketAddress(settings.port(), settings.host());
        vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHandle100ContinueAutomatically(true))
                .requestHandler(router())
                .listen(address)
                .map(HttpServer::actualPort)
                .onSuccess(port::set)
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route("/wechat/:" + EdgeHandler.ACCOUNT)
                .handler(new EdgeHandler(
                        vertx,
                        settings.accounts(),
                        settings.limits(),
                        backstage.inbox(),
                        attempts,
                        backstage.typing(),
                        new Relay(vertx, backstage.realm(), backstage.deposits(), backstage.passedOn()),
                        clock));
        router.get("/health/live").handler(context -> health(context, true));
        router.get("/health/ready")
                .handler(context -> health(context, backstage.inbox().hasRoom()));
        routes.forEach(each -> each.addTo(vertx, router));
        // Vert.x's own handling logs the whole request line, which names the follower.
        router.errorHandler(400, context -> fail(context, 400));
        router.errorHandler(500, context -> fail(context, 500));
        return router;
    }

    private static void fail(RoutingContext context, int status) {
        Throwable failure = context.failure();
        LOG.warn(
                "Refused a request: {}",
                failure == null ? status : failure.getClass().getSimpleName());
        if (!context.response().ended() && !context.response().closed()) {
            boolean clientsFault = failure instanceof IllegalArgumentException;
            context.response().setStatusCode(clientsFault ? 400 : status).end();
        }
    }

    private static void health(RoutingContext context, boolean well) {
        context.response().setStatusCode(well ? 200 : 503).end(well ? "ok" : "busy");
    }
}
