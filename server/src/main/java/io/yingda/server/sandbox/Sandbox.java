package io.yingda.server.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.yingda.server.settings.AccountSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The sandbox as a running HTTP party on loopback. */
public final class Sandbox implements AutoCloseable {

    /** How long WeChat waits for an answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final URI origin;

    private Sandbox(Vertx vertx, URI origin) {
        this.vertx = vertx;
        this.origin = origin;
    }

    /**
     * Starts it.
     *
     * @param accounts whose followers it plays
     * @param server where they push to, without a path; pages from there may use the sandbox
     * @param port 0 lets the system choose
     * @param patience how long an attempt may take; {@link #PATIENCE} is WeChat's
     * @throws IOException when it cannot listen on the port
     */
    public static Sandbox start(
            List<AccountSettings> accounts, Stage stage, URI server, int port, Duration patience, InstantSource clock)
            throws IOException {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        SandboxVerticle verticle = new SandboxVerticle(accounts, stage, server, port, patience, clock);
        try {
            vertx.deployVerticle(verticle)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            vertx.close();
            throw new IOException("the sandbox cannot listen on port " + port, failed.getCause());
        }
        return new Sandbox(vertx, verticle.origin());
    }

    /** Where its pages reach it, such as {@code http://127.0.0.1:8081}. */
    public URI origin() {
        return origin;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
