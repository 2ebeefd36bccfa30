package io.yingda.server.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.yingda.engine.turn.Step;
import io.yingda.engine.turn.Turn;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.inbox.TurnListener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Counts turns and what came of messages on their way, by account. Labels are names of ours and WeChat's error codes, never
 * anything of a follower's.
 */
public final class Tallies implements TurnListener, DeliveryListener {

    static final String TURN = "yingda.turn";
    static final String OUTCOMES = "yingda.delivery.outcomes";
    static final String REFUSALS = "yingda.allowance.refusals";

    /** WeChat's codes for: too late, too many, the day's quota is spent, too often. */
    private static final Set<Integer> ALLOWANCE = Set.of(45015, 45047, 45009, 45011);

    private static final Duration[] BOUNDS = List.of(1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 4_500).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Set<String> limited;

    /**
     * Counts nothing yet.
     *
     * @param limited the accounts with customer-service messages: where one of these keeps a reply back without asking
     *     WeChat, its own ledger has refused it
     */
    public Tallies(MeterRegistry registry, Set<String> limited) {
        this.registry = registry;
        this.limited = Set.copyOf(limited);
    }

    @Override
    public void kept(Turn turn) {
        String account = turn.follower().id().account();
        long micros = 0;
        for (Step step : turn.trace().steps()) {
            micros += step.micros();
            timer("yingda.turn.step", "How long one step of a turn takes", Tags.of("step", step.name()))
                    .record(Duration.ofNanos(1_000 * step.micros()));
        }
        String decision = turn.decision().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        timer(TURN, "How long a turn takes", Tags.of("account", account, "decision", decision))
                .record(Duration.ofNanos(1_000 * micros));
    }

    @Override
    public void settled(String account, Outcome outcome) {
        String way = outcome instanceof Outcome.Delivered delivered
                ? delivered.way().name().toLowerCase(Locale.ROOT)
                : "none";
        String error = Integer.toString(outcome.error());
        count(
                OUTCOMES,
                "What came of messages on their way",
                Tags.of("account", account, "outcome", name(outcome), "way", way, "error", error));
        boolean keptBack = outcome instanceof Outcome.Waiting && outcome.error() == 0 && limited.contains(account);
        if (keptBack || ALLOWANCE.contains(outcome.error())) {
            count(
                    REFUSALS,
                    "Messages not sent since no allowance was left, by our own ledger or by WeChat's error",
                    Tags.of("account", account, "by", keptBack ? "ledger" : "wechat", "error", error));
        }
    }

    static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> "delivered";
            case Outcome.Later later -> "later";
            case Outcome.Waiting waiting -> "waiting";
            case Outcome.Failed failed -> "failed";
        };
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private void count(String name, String description, Tags tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }
}
