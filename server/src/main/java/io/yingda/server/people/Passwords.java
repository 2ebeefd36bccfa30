package io.yingda.server.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.text.Normalizer;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Turns passwords into what is kept of them, by Argon2id: each takes 19 MiB and tens of milliseconds (OWASP's least), so
 * that a few threads of their own do it, and only so many may wait for them.
 */
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLEL = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 32;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLEL, MEMORY_KIB, ROUNDS);
    private final ThreadPoolExecutor threads;
    /** What a password is compared with where there is none: that takes as long as with one. */
    private volatile @Nullable String nobodys;

    Passwords() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("passwords-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does something that hashes on a thread for that.
     *
     * @return fails with a {@link Refusal} when too many wait
     */
    <T> Future<T> on(Vertx vertx, Callable<T> step) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    done.complete(step.call());
                } catch (Exception failed) {
                    done.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(new Refusal(503, "现在登录的人太多，请稍后再试"));
        }
        return Future.fromCompletionStage(done, vertx.getOrCreateContext());
    }

    /** What is kept of a password, with salt and parameters. Takes its time. */
    String kept(String password) {
        return Objects.requireNonNull(encoder.encode(normal(password)));
    }

    /** Whether this is the password of which that is kept. Takes as long when nothing is kept, and says no. */
    boolean matches(String password, @Nullable String kept) {
        return encoder.matches(normal(password), kept == null ? nobodys() : kept) && kept != null;
    }

    private String nobodys() {
        String known = nobodys;
        if (known == null) {
            known = kept(Tokens.fresh());
            nobodys = known;
        }
        return known;
    }

    /** Keyboards differ in how they compose characters. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
