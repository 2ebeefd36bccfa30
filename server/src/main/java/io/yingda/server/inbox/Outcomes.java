package io.yingda.server.inbox;

import io.yingda.server.delivery.Parcel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of the latest turns, by the keys of their inbounds. The oldest are forgotten first: a cache that keeps what is
 * asked for most would forget the latest, which are the only ones WeChat still retries. Safe for many threads.
 */
final class Outcomes {

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final int bound;
    private final long nanos;
    private final LongSupplier ticker;

    /**
     * @param bound at most how many are remembered
     * @param time how long each is remembered
     * @param ticker nanoseconds since some moment
     */
    Outcomes(int bound, Duration time, LongSupplier ticker) {
        this.bound = bound;
        this.nanos = time.toNanos();
        this.ticker = ticker;
    }

    private record Outcome(Parcel parcel, long at) {}

    /** Remembers it, unless another is remembered: that one knows what was given out already. */
    synchronized void putIfAbsent(String key, Parcel parcel) {
        long now = ticker.getAsLong();
        if (get(key) != null) {
            return;
        }
        outcomes.remove(key);
        outcomes.put(key, new Outcome(parcel, now));
        Iterator<Outcome> oldestFirst = outcomes.values().iterator();
        while (isOver(oldestFirst.next(), now) || outcomes.size() > bound) {
            oldestFirst.remove();
        }
    }

    synchronized @Nullable Parcel get(String key) {
        Outcome outcome = outcomes.get(key);
        return outcome == null || isOver(outcome, ticker.getAsLong()) ? null : outcome.parcel();
    }

    synchronized void remove(String key) {
        outcomes.remove(key);
    }

    private boolean isOver(Outcome outcome, long now) {
        return now - outcome.at() > nanos;
    }
}
