package io.yingda.server.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.yingda.server.inbox.Backlog;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a server does, in short. Counts are since its start.
 *
 * @param state whether it takes messages, and if not, why
 * @param uptimeSeconds how long it has been running
 * @param waiting messages accepted and not finished
 * @param bound at how many of them WeChat is asked to come again
 * @param oldestMillis for how long the oldest of them has been here
 * @param turns how many were run
 * @param meanMillis how long one took
 * @param longestMillis how long the longest of the last minutes took
 * @param decisions turns by what was decided
 * @param deliveries messages by what came of them: a way of delivery, {@code later}, {@code waiting}, {@code failed}
 * @param errors messages by WeChat's error code
 * @param allowanceRefusals messages not sent since no allowance was left
 * @param outboxWaiting replies not delivered yet; -1 where nobody can say
 * @param outboxGivenUp replies never to be delivered; -1 where nobody can say
 * @param api how WeChat's API stands, by account: {@code closed} when it is called, {@code open}, {@code trying}
 */
public record Status(
        State state,
        long uptimeSeconds,
        int waiting,
        int bound,
        long oldestMillis,
        long turns,
        double meanMillis,
        double longestMillis,
        Map<String, Long> decisions,
        Map<String, Long> deliveries,
        Map<String, Long> errors,
        long allowanceRefusals,
        long outboxWaiting,
        long outboxGivenUp,
        Map<String, String> api,
        Content content) {

    /** Whether messages are taken. */
    public enum State {
        READY,
        /** As many wait as are let in. */
        FULL,
        /** The database takes nothing. */
        STORE_DOWN,
        /** It finishes what it has and ends. */
        STOPPING
    }

    static Status of(
            MeterRegistry registry,
            boolean ready,
            Backlog backlog,
            boolean storeWell,
            @Nullable OutboxRows outbox,
            Map<String, String> api,
            Content content,
            long uptimeSeconds) {
        Map<String, Long> decisions = new TreeMap<>();
        long turns = 0;
        double total = 0;
        double longest = 0;
        for (Timer timer : registry.find(Tallies.TURN).timers()) {
            turns += timer.count();
            total += timer.totalTime(TimeUnit.MILLISECONDS);
            longest = Math.max(longest, timer.max(TimeUnit.MILLISECONDS));
            decisions.merge(tag(timer, "decision"), timer.count(), Long::sum);
        }
        Map<String, Long> deliveries = new TreeMap<>();
        Map<String, Long> errors = new TreeMap<>();
        for (Counter counter : registry.find(Tallies.OUTCOMES).counters()) {
            String outcome = tag(counter, "outcome");
            String kind = outcome.equals("delivered") ? tag(counter, "way") : outcome;
            deliveries.merge(kind, (long) counter.count(), Long::sum);
            if (!tag(counter, "error").equals("0")) {
                errors.merge(tag(counter, "error"), (long) counter.count(), Long::sum);
            }
        }
        double refusals = registry.find(Tallies.REFUSALS).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        return new Status(
                state(ready, backlog, storeWell),
                uptimeSeconds,
                backlog.depth(),
                backlog.bound(),
                backlog.oldest().toMillis(),
                turns,
                turns == 0 ? 0 : total / turns,
                longest,
                decisions,
                deliveries,
                errors,
                (long) refusals,
                outbox == null ? -1 : outbox.waiting(),
                outbox == null ? -1 : outbox.givenUp(),
                new TreeMap<>(api),
                content);
    }

    private static State state(boolean ready, Backlog backlog, boolean storeWell) {
        if (ready) {
            return State.READY;
        }
        if (!storeWell) {
            return State.STORE_DOWN;
        }
        return backlog.depth() >= backlog.bound() ? State.FULL : State.STOPPING;
    }

    private static String tag(Meter meter, String name) {
        return String.valueOf(meter.getId().getTag(name));
    }
}
