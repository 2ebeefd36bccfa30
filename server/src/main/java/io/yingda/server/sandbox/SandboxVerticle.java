package io.yingda.server.sandbox;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.yingda.server.people.HostGuard;
import io.yingda.server.sandbox.api.WeChatApi;
import io.yingda.server.sandbox.push.HttpLine;
import io.yingda.server.sandbox.push.Postman;
import io.yingda.server.sandbox.push.Timer;
import io.yingda.server.sandbox.witness.Witness;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the sandbox together on one event loop, to which all of its state is confined. */
final class SandboxVerticle extends VerticleBase {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> LOOPBACK_NAMES = Set.of(LOOPBACK, "localhost", "[::1]");
    private static final long TICK_MILLIS = 5_000;

    private final SandboxOptions options;
    private final SandboxClock clock;
    private final Witness witness;
    private volatile Set<String> pages;
    private volatile @Nullable URI origin;
    private volatile @Nullable Controls controls;

    SandboxVerticle(SandboxOptions options, SandboxClock clock, Witness witness) {
        this.options = options;
        this.clock = clock;
        this.witness = witness;
        this.pages = pages(options.servers());
    }

    @Override
    public Future<?> start() {
        // The addresses of its pictures name its port, which is known once it listens; until then there are no routes.
        Router routes = Router.router(vertx);
        return vertx.createHttpServer()
                .requestHandler(routes)
                .listen(options.port(), LOOPBACK)
                .onSuccess(listening -> mount(routes, listening));
    }

    /** The event loop. */
    Context loop() {
        return context;
    }

    URI origin() {
        return started(origin);
    }

    /** Pages of these servers may use the sandbox. */
    void welcome(List<URI> servers) {
        pages = pages(servers);
    }

    /** To be used on the event loop. */
    Controls controls() {
        return started(controls);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }

    private void mount(Router routes, HttpServer listening) {
        URI here = URI.create("http://" + LOOPBACK + ':' + listening.actualPort());
        String media = here + "/media/";
        Timer timer = this::after;
        HttpLine line = new HttpLine(vertx, options.servers(), options.patience(), options.connections());
        Postman postman = new Postman(line, clock, timer, options.habit(), options.seed());
        Journal journal = new Journal();
        Chats chats = new Chats(options.accounts(), options.stage(), clock, change -> journal.add(Json.text(change)));
        Reach reach = new Reach(chats, witness, clock);
        WeChatApi api = new WeChatApi(
                options.accounts(), options.allowance(), clock, timer, reach, witness, media, options.seed());
        Pushes pushes = new Pushes(
                chats,
                postman,
                witness,
                clock,
                name -> api.account(name).orElseThrow(() -> new IllegalStateException("no account " + name)));
        reach.through(pushes);
        Play play = new Play(chats, options.stage(), api, pushes, witness, clock, media, options.mostUnderWay());
        Controls built = new Controls(chats, play, pushes, postman, api, line, witness, clock);
        routes.route("/cgi-bin/*").handler(new HostGuard("", Set.of()));
        routes.route("/customservice/*").handler(new HostGuard("", Set.of()));
        api.addTo(routes);
        routes.route("/*")
                .subRouter(new SandboxApi(vertx, chats, play, api, options.stage(), journal, built)
                        .router(vertx, () -> pages));
        vertx.setPeriodic(TICK_MILLIS, ignored -> api.tick());
        controls = built;
        origin = here;
    }

    private void after(long millis, Runnable task) {
        if (millis <= 0) {
            task.run();
        } else {
            vertx.setTimer(millis, ignored -> task.run());
        }
    }

    /** The servers' origins: where one listens on loopback, it has several names. */
    private static Set<String> pages(List<URI> servers) {
        Set<String> pages = new HashSet<>();
        for (URI server : servers) {
            String scheme = server.getScheme() + "://";
            String at = server.getPort() < 0 ? "" : ":" + server.getPort();
            pages.add(scheme + server.getHost() + at);
            if (LOOPBACK_NAMES.contains(server.getHost())) {
                LOOPBACK_NAMES.forEach(name -> pages.add(scheme + name + at));
            }
        }
        return pages;
    }
}
