package io.yingda.server.sandbox;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.yingda.server.settings.AccountSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the sandbox together on one event loop, to which all of its state is confined. */
final class SandboxVerticle extends VerticleBase {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> LOOPBACK_NAMES = Set.of(LOOPBACK, "localhost", "[::1]");

    private final List<AccountSettings> accounts;
    private final Stage stage;
    private final URI server;
    private final int port;
    private final Duration patience;
    private final InstantSource clock;
    private volatile @Nullable URI origin;

    SandboxVerticle(
            List<AccountSettings> accounts, Stage stage, URI server, int port, Duration patience, InstantSource clock) {
        this.accounts = List.copyOf(accounts);
        this.stage = stage;
        this.server = server;
        this.port = port;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        // The addresses of its pictures name its port, which is known once it listens; until then there are no routes.
        Router routes = Router.router(vertx);
        return vertx.createHttpServer()
                .requestHandler(routes)
                .listen(port, LOOPBACK)
                .onSuccess(listening -> mount(routes, listening));
    }

    URI origin() {
        URI known = origin;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    private void mount(Router routes, HttpServer listening) {
        URI here = URI.create("http://" + LOOPBACK + ':' + listening.actualPort());
        Journal journal = new Journal();
        Courier courier = new Courier(new HttpLine(vertx, server, patience), clock);
        Play play =
                new Play(accounts, stage, courier, clock, here + "/media/", change -> journal.add(Json.text(change)));
        routes.route("/*").subRouter(new SandboxApi(vertx, play, stage, journal).router(vertx, pages()));
        origin = here;
    }

    /** The server's origins: where it listens on loopback, it has several names. */
    private Set<String> pages() {
        Set<String> pages = new HashSet<>();
        String scheme = server.getScheme() + "://";
        String at = server.getPort() < 0 ? "" : ":" + server.getPort();
        pages.add(scheme + server.getHost() + at);
        if (LOOPBACK_NAMES.contains(server.getHost())) {
            LOOPBACK_NAMES.forEach(name -> pages.add(scheme + name + at));
        }
        return pages;
    }
}
