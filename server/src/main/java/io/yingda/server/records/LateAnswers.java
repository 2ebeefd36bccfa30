package io.yingda.server.records;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that come after their look-up's time. Each is one more turn, of the message it was looked up for; when no answer
 * comes in the end, that turn says so. Safe for many threads.
 */
public final class LateAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 10_000;
    private static final int ATTEMPTS = 20;
    private static final long AGAIN_MILLIS = 1_000;

    private final Duration patience;
    private final Clock clock;
    private final Cache<String, LookedUp> come =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    private volatile @Nullable Turns turns;

    /** Where turns are run. */
    @FunctionalInterface
    public interface Turns {

        /** Completes when the inbound's turn is kept, or fails when it is not. */
        CompletionStage<?> run(Inbound inbound);
    }

    LateAnswers(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    void deliver(Turns to) {
        turns = to;
    }

    /**
     * Gives the answer to the follower when it comes.
     *
     * @return false, and nothing is waited for, where nobody takes it, or where the look-up was for such an answer already
     */
    boolean await(Inbound inbound, LookUp lookUp, CompletableFuture<LookedUp> answer) {
        Turns to = turns;
        if (to == null || inbound instanceof Event.LateAnswer) {
            return false;
        }
        Header header = inbound.header();
        Instant since = clock.instant();
        String key = header.key() + "~" + lookUp.operation() + "~" + Integer.toHexString(lookUp.hashCode());
        var unused = answer.completeOnTimeout(
                        LookedUp.failed(lookUp.operation(), Fault.TIMEOUT, "等了 " + patience.toSeconds() + " 秒也没有回答"),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS)
                .thenAccept(result -> {
                    come.put(key, result.comeLate());
                    Header own = new Header(header.follower(), header.recipient(), clock.instant(), key);
                    run(new Event.LateAnswer(own, inbound, lookUp.operation(), lookUp.arguments(), since), ATTEMPTS);
                });
        return true;
    }

    /** A full inbox, or a database that takes nothing, is tried again for a while. */
    private void run(Inbound late, int attempts) {
        Turns to = turns;
        if (to == null) {
            return;
        }
        to.run(late).whenComplete((kept, failure) -> {
            if (failure != null && attempts > 1) {
                CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> run(late, attempts - 1));
            } else if (failure != null) {
                LOG.warn(
                        "A late answer of account {} was not given: {}",
                        late.header().follower().account(),
                        failure.getClass().getName());
            }
        });
    }

    /** The answer that this turn is about; null when it is not known here any more. */
    @Nullable
    LookedUp take(Event.LateAnswer late) {
        return come.getIfPresent(late.header().key());
    }

    @Override
    public void close() {
        turns = null;
    }
}
