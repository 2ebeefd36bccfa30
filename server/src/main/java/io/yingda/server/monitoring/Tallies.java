package io.yingda.server.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.turn.Step;
import io.yingda.engine.turn.Turn;
import io.yingda.server.delivery.DeliveryListener;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.delivery.Way;
import io.yingda.server.inbox.TurnListener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

    /** By their tags: to look a meter up in the registry costs more than to count. */
    private final ConcurrentMap<String, Timer> steps = new ConcurrentHashMap<>();

    private final ConcurrentMap<Turned, Timer> turns = new ConcurrentHashMap<>();
    private final ConcurrentMap<Settled, Counter> outcomes = new ConcurrentHashMap<>();

    private record Turned(String account, Class<? extends Decision> decision) {}

    private record Settled(
            String account,
            Class<? extends Outcome> outcome,
            @Nullable Way way,
            int error) {}

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
        long micros = 0;
        for (Step step : turn.trace().steps()) {
            micros += step.micros();
            steps.computeIfAbsent(step.name(), this::stepTimer).record(step.micros(), TimeUnit.MICROSECONDS);
        }
        turns.computeIfAbsent(
                        new Turned(
                                turn.follower().id().account(), turn.decision().getClass()),
                        this::turnTimer)
                .record(micros, TimeUnit.MICROSECONDS);
    }

    private Timer stepTimer(String step) {
        return timer("yingda.turn.step", "How long one step of a turn takes", Tags.of("step", step));
    }

    private Timer turnTimer(Turned turned) {
        String decision = turned.decision().getSimpleName().toLowerCase(Locale.ROOT);
        return timer(TURN, "How long a turn takes", Tags.of("account", turned.account(), "decision", decision));
    }

    @Override
    public void settled(String account, Outcome outcome) {
        Way way = outcome instanceof Outcome.Delivered delivered ? delivered.way() : null;
        outcomes.computeIfAbsent(
                        new Settled(account, outcome.getClass(), way, outcome.error()),
                        settled -> outcomeCounter(settled, name(outcome)))
                .increment();
        boolean keptBack = outcome instanceof Outcome.Waiting && outcome.error() == 0 && limited.contains(account);
        if (keptBack || ALLOWANCE.contains(outcome.error())) {
            String error = Integer.toString(outcome.error());
            counter(
                            REFUSALS,
                            "Messages not sent since no allowance was left, by our own ledger or by WeChat's error",
                            Tags.of("account", account, "by", keptBack ? "ledger" : "wechat", "error", error))
                    .increment();
        }
    }

    private Counter outcomeCounter(Settled settled, String outcome) {
        String way = settled.way() == null ? "none" : settled.way().name().toLowerCase(Locale.ROOT);
        String error = Integer.toString(settled.error());
        return counter(
                OUTCOMES,
                "What came of messages on their way",
                Tags.of("account", settled.account(), "outcome", outcome, "way", way, "error", error));
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

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
