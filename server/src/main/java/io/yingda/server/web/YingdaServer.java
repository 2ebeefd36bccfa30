package io.yingda.server.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Bot;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.monitoring.Content;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.People;
import io.yingda.server.records.Crm;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.wechat.Attempts;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: WeChat's edge at {@code /wechat/:account}, {@code /health/live}, {@code /health/ready}, {@code
 * /metrics}, {@code /status}, what people ask for at {@code /api/}, and what further routes add. One event loop per core shares the port.
 */
public final class YingdaServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(YingdaServer.class);

    private final Vertx vertx;
    private final Backstage backstage;
    private final String host;
    private final int port;

    private YingdaServer(Vertx vertx, Backstage backstage, String host, int port) {
        this.vertx = vertx;
        this.backstage = backstage;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts listening.
     *
     * @param desk the same that the bot asks
     * @param routes what else is served
     * @param listener is told of every turn
     * @throws IOException when the address cannot be listened on
     */
    public static YingdaServer start(
            Settings settings, Bot bot, DeskFigures desk, Clock clock, List<Routes> routes, TurnListener listener)
            throws IOException {
        return start(settings, new Assembly(settings, bot, Crm.NONE, desk, clock, listener).inMemory(), clock, routes);
    }

    /**
     * Starts listening and keeps everything in a database, which is closed with the server, or when it cannot be started.
     * What was accepted before and not finished is finished now.
     *
     * @param desk the same that the bot asks
     * @param routes what else is served
     * @param listener is told of every turn
     * @throws IOException when the address cannot be listened on
     */
    public static YingdaServer start(
            Settings settings,
            Bot bot,
            DeskFigures desk,
            Clock clock,
            List<Routes> routes,
            TurnListener listener,
            Database database)
            throws IOException {
        return start(settings, bot, Crm.NONE, desk, clock, routes, listener, database, null);
    }

    /**
     * The same, with the merchant's systems at the desk and written back to, and with another gate in front of the routes for
     * people.
     *
     * @param gate null for their own
     */
    public static YingdaServer start(
            Settings settings,
            Bot bot,
            Crm crm,
            DeskFigures desk,
            Clock clock,
            List<Routes> routes,
            TurnListener listener,
            Database database,
            @Nullable Gate gate)
            throws IOException {
        try {
            Assembly assembly = new Assembly(settings, bot, crm, desk, clock, listener);
            return start(settings, assembly.in(database, gate), clock, routes);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** Starts listening with an inbox of another kind. */
    public static YingdaServer start(Settings settings, Inbox inbox, Clock clock, List<Routes> routes)
            throws IOException {
        return start(settings, Backstage.of(inbox, settings, clock), clock, routes);
    }

    private static YingdaServer start(Settings settings, Backstage backstage, Clock clock, List<Routes> routes)
            throws IOException {
        List<Routes> all = new ArrayList<>(routes);
        all.add(new MonitoringRoutes(backstage.monitor(), settings.monitoring()));
        all.add(backstage.api()::addTo);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        AtomicInteger port = new AtomicInteger();
        Attempts attempts = new Attempts(settings.wechat().attempts());
        try {
            vertx.deployVerticle(
                            () -> new Listener(settings, backstage, attempts, clock, all, port),
                            new DeploymentOptions().setInstances(loops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            close(vertx, backstage);
            throw new IOException("cannot listen on " + settings.host() + ':' + settings.port(), failure.getCause());
        }
        backstage.opening().accept(port.get());
        return new YingdaServer(vertx, backstage, settings.host(), port.get());
    }

    /** Tells where the content in service is asked for, so that metrics and status can show it. */
    public void watch(Supplier<Content> content) {
        backstage.monitor().watch(content);
    }

    /** Who work with it. */
    public People people() {
        return backstage.people();
    }

    /** Every route for people. */
    List<Endpoint> endpoints() {
        return backstage.api().endpoints();
    }

    /** Takes in what comes from the server itself, to be answered like what WeChat pushes; for another node when it serves the follower. */
    public CompletionStage<?> accept(Inbound inbound) {
        return backstage.accept(inbound);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Where it is reached from this machine, without a slash at the end. */
    public String url() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? '[' + name + ']' : name) + ':' + port;
    }

    /** Takes nothing more in, finishes the turns under way and answers them, then stops listening. */
    @Override
    public void close() {
        close(vertx, backstage);
    }

    private static void close(Vertx vertx, Backstage backstage) {
        backstage.inbox().close();
        await(vertx.close());
        try {
            backstage.closing().close();
        } catch (Exception failure) {
            LOG.warn("Not all was closed: {}", failure.getClass().getName());
        }
        backstage.monitor().close();
    }

    private static void await(Future<Void> closed) {
        closed.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
    }
}
