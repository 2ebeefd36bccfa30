package io.yingda.server.sandbox;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.yingda.server.sandbox.Play.Impossible;
import io.yingda.server.sandbox.api.ApiTrouble;
import io.yingda.server.sandbox.push.PushTrouble;
import io.yingda.server.sandbox.witness.Witness;
import io.yingda.server.settings.AccountSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The sandbox as a running HTTP party on loopback: WeChat's API, and the phones of followers whose messages it pushes to the
 * server. Safe for many threads; what is asked of it happens on its event loop, in the order in which it was asked.
 */
public final class Sandbox implements AutoCloseable {

    /** How long WeChat waits for an answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Context loop;
    private final SandboxVerticle verticle;
    private final SandboxClock clock;
    private final Witness witness;

    private Sandbox(Vertx vertx, SandboxVerticle verticle, SandboxClock clock, Witness witness) {
        this.vertx = vertx;
        this.loop = verticle.loop();
        this.verticle = verticle;
        this.clock = clock;
        this.witness = witness;
    }

    /**
     * Starts one with WeChat's own habits.
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
        SandboxOptions options = SandboxOptions.of(accounts, stage, server, clock);
        return start(options.listeningOn(port).waiting(patience, options.habit()));
    }

    /**
     * Starts one.
     *
     * @throws IOException when it cannot listen on the port
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        SandboxClock clock = new SandboxClock(options.clock());
        Witness witness = new Witness(options.mark(), options.rows());
        SandboxVerticle verticle = new SandboxVerticle(options, clock, witness);
        try {
            vertx.deployVerticle(verticle)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            vertx.close();
            throw new IOException("the sandbox cannot listen on port " + options.port(), failed.getCause());
        }
        return new Sandbox(vertx, verticle, clock, witness);
    }

    /** Where its pages and its API are reached, such as {@code http://127.0.0.1:8081}. */
    public URI origin() {
        return verticle.origin();
    }

    public SandboxClock clock() {
        return clock;
    }

    /** What was pushed and what followers saw. */
    public Witness witness() {
        return witness;
    }

    /** Sets its clock forward. */
    public void advance(Duration by) {
        done(() -> {
            verticle.controls().advance(by);
            return by;
        });
    }

    /** Pushes go to these servers from now on, each attempt to the next one; their pages may use the sandbox. */
    public void pushTo(List<URI> servers) {
        verticle.welcome(servers);
        done(() -> {
            verticle.controls().pushTo(servers);
            return servers;
        });
    }

    /** What goes wrong with pushes from now on. */
    public void meet(PushTrouble trouble) {
        done(() -> {
            verticle.controls().meet(trouble);
            return trouble;
        });
    }

    /** What goes wrong with the API from now on. */
    public void meet(ApiTrouble trouble) {
        done(() -> {
            verticle.controls().meet(trouble);
            return trouble;
        });
    }

    /** Ends all access tokens of an account at once. */
    public void revokeTokens(String account) {
        done(() -> {
            verticle.controls().backstage(account).orElseThrow().revokeTokens();
            return account;
        });
    }

    /** A person's openid with an account. */
    public String openId(String account, String person) {
        return done(() ->
                verticle.controls().chat(account, person).orElseThrow().phone().openId());
    }

    /**
     * A person follows an account.
     *
     * @return the key of the push, once it is on its way; fails with {@link IllegalStateException}, which says in Chinese why
     *     the phone cannot do that
     */
    public CompletionStage<String> follow(String account, String person) {
        return perform(account, person, new Move.Follow());
    }

    /** A person follows an account no longer; as {@link #follow}. */
    public CompletionStage<String> unfollow(String account, String person) {
        return perform(account, person, new Move.Unfollow());
    }

    /** A person writes something; as {@link #follow}. */
    public CompletionStage<String> write(String account, String person, String text) {
        return perform(account, person, new Move.Write(text));
    }

    /** A person clicks a button of the menu; as {@link #follow}. */
    public CompletionStage<String> click(String account, String person, String key) {
        return perform(account, person, new Move.Click(key));
    }

    /** A person scans a QR code; as {@link #follow}. */
    public CompletionStage<String> scan(String account, String person, String scene) {
        return perform(account, person, new Move.Scan(scene));
    }

    /** Asks the server as WeChat does when its address is entered: whether it knows the account's token. */
    public CompletionStage<Boolean> verify(String account) {
        CompletableFuture<Boolean> verified = new CompletableFuture<>();
        loop.runOnContext(ignored -> verticle.controls()
                .verify(account)
                .onSuccess(verified::complete)
                .onFailure(verified::completeExceptionally));
        return verified;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private CompletionStage<String> perform(String account, String person, Move move) {
        return on(() -> {
            try {
                return verticle.controls().perform(account, person, move);
            } catch (Impossible impossible) {
                throw new IllegalStateException(impossible.getMessage());
            }
        });
    }

    private <T> T done(Callable<T> task) {
        return on(task).join();
    }

    private <T> CompletableFuture<T> on(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(ignored -> {
            try {
                result.complete(task.call());
            } catch (Exception failed) {
                result.completeExceptionally(failed);
            }
        });
        return result;
    }
}
