package io.yingda.server.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.engine.turn.Bot;
import io.yingda.server.api.AccessTokens;
import io.yingda.server.api.MemoryAccessTokens;
import io.yingda.server.api.StoredAccessTokens;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.conversations.Conversations;
import io.yingda.server.conversations.MemoryConversations;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.delivery.Circuits;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.Ledgers;
import io.yingda.server.delivery.MediaIds;
import io.yingda.server.delivery.MemoryLedgers;
import io.yingda.server.delivery.MemoryOutbox;
import io.yingda.server.delivery.Outbox;
import io.yingda.server.delivery.PostOffice;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.delivery.Typing;
import io.yingda.server.desk.WaitingList;
import io.yingda.server.inbox.BotTurn;
import io.yingda.server.inbox.Burst;
import io.yingda.server.inbox.DurableInbox;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.inbox.MemoryInbox;
import io.yingda.server.inbox.Retention;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.media.MediaLibrary;
import io.yingda.server.media.ReceivedMedia;
import io.yingda.server.monitoring.Content;
import io.yingda.server.monitoring.Monitor;
import io.yingda.server.monitoring.Tallies;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.wechat.Attempts;
import io.yingda.server.wechat.EdgeHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: WeChat's edge at {@code /wechat/:account}, {@code /health/live}, {@code /health/ready}, {@code
 * /metrics}, {@code /status}, and what further routes add. One event loop per core shares the port.
 */
public final class YingdaServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(YingdaServer.class);

    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Inbox inbox;
    private final AutoCloseable post;
    private final Monitor monitor;
    private final String host;
    private final int port;

    private YingdaServer(Vertx vertx, Inbox inbox, AutoCloseable post, Monitor monitor, String host, int port) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.post = post;
        this.monitor = monitor;
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
            Settings settings, Bot bot, WaitingList desk, Clock clock, List<Routes> routes, TurnListener listener)
            throws IOException {
        Limits limits = settings.limits();
        PrometheusMeterRegistry figures = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Tallies tallies = tallies(settings, figures);
        PostOffice post = post(
                settings,
                new MemoryOutbox(limits.followers()),
                new MemoryLedgers(limits.followers()),
                new MemoryAccessTokens(),
                tallies,
                clock);
        BotTurn turn = turn(
                settings, bot, new MemoryConversations(limits.followers()), desk, post, tallies.and(listener), clock);
        Inbox inbox = new MemoryInbox(turn, limits.pendingTurns(), burst(settings));
        Monitor monitor = new Monitor(figures, inbox, post.circuits(), calling(settings), null, clock);
        return start(settings, inbox, post.start()::typing, clock, routes, post, monitor);
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
            WaitingList desk,
            Clock clock,
            List<Routes> routes,
            TurnListener listener,
            Database database)
            throws IOException {
        try {
            Limits limits = settings.limits();
            Identifiers identifiers = Identifiers.of(database, clock, 0);
            StoredOutbox outbox = new StoredOutbox(database, identifiers);
            StoredLedgers ledgers = new StoredLedgers(database, limits.followers());
            StoredConversations conversations = new StoredConversations(database, limits.followers());
            PrometheusMeterRegistry figures = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            Tallies tallies = tallies(settings, figures);
            PostOffice post = post(settings, outbox, ledgers, new StoredAccessTokens(database), tallies, clock);
            BotTurn turn = turn(settings, bot, conversations, desk, post, tallies.and(listener), clock);
            Inbox inbox = DurableInbox.open(
                    database,
                    identifiers,
                    turn,
                    conversations,
                    outbox,
                    ledgers,
                    limits.pendingTurns(),
                    burst(settings));
            Retention retention = new Retention(database, settings.store().keep(), clock);
            AutoCloseable after = () -> {
                post.close();
                retention.close();
                database.close();
            };
            Monitor monitor = new Monitor(figures, inbox, post.circuits(), calling(settings), database, clock);
            return start(settings, inbox, post.start()::typing, clock, routes, after, monitor);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static PostOffice post(
            Settings settings,
            Outbox outbox,
            Ledgers ledgers,
            AccessTokens tokens,
            DeliveryListener listener,
            Clock clock) {
        return new PostOffice(
                settings, outbox, ledgers, tokens, apis -> library(settings, apis, clock), listener, clock);
    }

    private static BotTurn turn(
            Settings settings,
            Bot bot,
            Conversations conversations,
            WaitingList desk,
            PostOffice post,
            TurnListener listener,
            Clock clock) {
        ReceivedMedia received = received(settings, post);
        return new BotTurn(
                bot,
                conversations,
                desk,
                post.delivery(),
                received == null ? listener : listener.and(received),
                settings.bot().fallback(),
                clock);
    }

    private static Tallies tallies(Settings settings, PrometheusMeterRegistry figures) {
        return new Tallies(figures, accounts(settings, AccountSettings::customerService));
    }

    /** The accounts that call WeChat's API. */
    private static Set<String> calling(Settings settings) {
        return accounts(settings, account -> !account.secret().isEmpty());
    }

    private static Set<String> accounts(Settings settings, Predicate<AccountSettings> which) {
        return settings.accounts().values().stream()
                .filter(which)
                .map(AccountSettings::name)
                .collect(Collectors.toSet());
    }

    private static Burst burst(Settings settings) {
        return Burst.within(settings.wechat().quiet(), settings.limits().passiveWindow());
    }

    private static MediaIds library(Settings settings, Function<String, Optional<WeChatApi>> apis, Clock clock) {
        Path home = settings.wechat().home();
        return home == null ? MediaIds.NONE : new MediaLibrary(home.resolve("knowledge-base/media"), apis, clock);
    }

    private static @Nullable ReceivedMedia received(Settings settings, PostOffice post) {
        Path home = settings.wechat().home();
        int most = settings.wechat().mediaBytes();
        return home == null || most == 0 ? null : new ReceivedMedia(home.resolve("data/media"), post::api, most);
    }

    /** Starts listening with an inbox of another kind. */
    public static YingdaServer start(Settings settings, Inbox inbox, Clock clock, List<Routes> routes)
            throws IOException {
        Monitor monitor = new Monitor(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), inbox, new Circuits(), Set.of(), null, clock);
        return start(settings, inbox, Typing.NONE, clock, routes, () -> {}, monitor);
    }

    /** @param post is closed last, once every turn has left its replies */
    private static YingdaServer start(
            Settings settings,
            Inbox inbox,
            Typing typing,
            Clock clock,
            List<Routes> routes,
            AutoCloseable post,
            Monitor monitor)
            throws IOException {
        List<Routes> all = new ArrayList<>(routes);
        all.add(new MonitoringRoutes(monitor, settings.monitoring()));
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        AtomicInteger port = new AtomicInteger();
        Attempts attempts = new Attempts(settings.wechat().attempts());
        try {
            vertx.deployVerticle(
                            () -> new Listener(settings, inbox, attempts, typing, clock, all, port),
                            new DeploymentOptions().setInstances(loops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            inbox.close();
            await(vertx.close());
            end(post);
            monitor.close();
            throw new IOException("cannot listen on " + settings.host() + ':' + settings.port(), failure.getCause());
        }
        return new YingdaServer(vertx, inbox, post, monitor, settings.host(), port.get());
    }

    /** Tells where the content in service is asked for, so that metrics and status can show it. */
    public void watch(Supplier<Content> content) {
        monitor.watch(content);
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
        inbox.close();
        await(vertx.close());
        end(post);
        monitor.close();
    }

    private static void end(AutoCloseable post) {
        try {
            post.close();
        } catch (Exception failure) {
            LOG.warn("Not all was closed: {}", failure.getClass().getName());
        }
    }

    private static void await(Future<Void> closed) {
        closed.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
    }

    /** One event loop's share of the server. */
    private static final class Listener extends AbstractVerticle {

        private final Settings settings;
        private final Inbox inbox;
        private final Attempts attempts;
        private final Typing typing;
        private final Clock clock;
        private final List<Routes> routes;
        private final AtomicInteger port;

        Listener(
                Settings settings,
                Inbox inbox,
                Attempts attempts,
                Typing typing,
                Clock clock,
                List<Routes> routes,
                AtomicInteger port) {
            this.settings = settings;
            this.inbox = inbox;
            this.attempts = attempts;
            this.typing = typing;
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
            vertx.createHttpServer(new HttpServerOptions()
                            .setIdleTimeout(IDLE_SECONDS)
                            .setHandle100ContinueAutomatically(true))
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
                            vertx, settings.accounts(), settings.limits(), inbox, attempts, typing, clock));
            router.get("/health/live").handler(context -> health(context, true));
            router.get("/health/ready").handler(context -> health(context, inbox.hasRoom()));
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
}
