package io.yingda.server.records;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.settings.ConnectorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchant's systems, looked into as the operations say. Safe for many threads. What answers too late is kept for a turn
 * of its own, once somebody takes such turns.
 */
public final class Systems implements CustomerRecords, Crm, AutoCloseable {

    /** How long an answer that comes late is waited for. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Systems.class);
    private static final int REMEMBERED = 10_000;

    private final Supplier<LookUps> lookUps;
    private final Gateways gateways;
    private final Cache<Question, Remembered> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<Question, Remembered>creating((question, answer) -> answer.lasts()))
            .build();
    private final LateAnswers late;
    private final Duration patience;
    private final Clock clock;

    private record Question(Operation operation, Map<String, String> arguments) {}

    private record Remembered(Map<String, Value> values, Duration lasts, Instant at) {}

    private Systems(
            Supplier<LookUps> lookUps,
            Map<String, ConnectorSettings> connectors,
            ZoneId zone,
            Duration patience,
            Clock clock) {
        this.lookUps = lookUps;
        this.gateways = new Gateways(connectors, zone, patience, clock);
        this.patience = patience;
        this.clock = clock;
        this.late = new LateAnswers(patience, clock);
    }

    /**
     * Systems to which nothing is connected before the first look-up.
     *
     * @param lookUps the operations in service
     * @param zone the merchant's
     */
    public static Systems open(
            Supplier<LookUps> lookUps, Map<String, ConnectorSettings> connectors, ZoneId zone, Clock clock) {
        return open(lookUps, connectors, zone, PATIENCE, clock);
    }

    /** The same, waiting so long for answers that come late. */
    public static Systems open(
            Supplier<LookUps> lookUps,
            Map<String, ConnectorSettings> connectors,
            ZoneId zone,
            Duration patience,
            Clock clock) {
        return new Systems(lookUps, connectors, zone, patience, clock);
    }

    /** Opens every connector that can be used, so that not the first look-up waits for that; the others are tried again then. */
    public void prepare() {
        gateways.prepare();
    }

    /** From now on tells the follower what comes late: each such answer is a turn of its own. */
    public void deliverLate(LateAnswers.Turns turns) {
        late.deliver(turns);
    }

    @Override
    public LookedUp lookUp(Inbound inbound, LookUp lookUp) {
        if (inbound instanceof Event.LateAnswer answer && isAbout(answer, lookUp)) {
            LookedUp come = late.take(answer);
            return come == null ? askedAgain(inbound, lookUp).comeLate() : come;
        }
        return asked(inbound, lookUp);
    }

    /** What was asked for once already, and whose answer is lost. */
    private LookedUp askedAgain(Inbound inbound, LookUp lookUp) {
        Operation operation = lookUps.get().operation(lookUp.operation()).orElse(null);
        return operation == null || operation.safe()
                ? asked(inbound, lookUp)
                : LookedUp.failed(operation.name(), Fault.TIMEOUT, "晚到的结果没有了，这个查询又不能查两次")
                        .asked(operation.shown(lookUp.arguments()), 0);
    }

    private static boolean isAbout(Event.LateAnswer answer, LookUp lookUp) {
        return answer.operation().equals(lookUp.operation())
                && answer.arguments().equals(lookUp.arguments());
    }

    @Override
    public LookUps operations() {
        return lookUps.get();
    }

    @Override
    public Reading read(Operation operation, Map<String, String> arguments, boolean anew) {
        Reading reading = carriedOut(null, operation, new LookUp(operation.name(), arguments), anew);
        tell(reading.result());
        return reading;
    }

    @Override
    public LookedUp write(Operation operation, Map<String, String> arguments) {
        try {
            Gateway.Course course =
                    fitting(operation, arguments).ask(operation, SampleRecords.complete(operation, arguments));
            // What was begun is not begun once more while it may still come to something.
            return LookedUp.found(operation.name(), course.running().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (LookUpFailure failure) {
            return failed(operation, failure);
        } catch (ExecutionException failure) {
            return failed(operation, Gateway.failure(failure.getCause() == null ? failure : failure.getCause()));
        } catch (TimeoutException endless) {
            return LookedUp.failed(operation.name(), Fault.TIMEOUT, "等了 " + patience.toSeconds() + " 秒也没有回答");
        } catch (InterruptedException closing) {
            return closing(operation);
        }
    }

    private LookedUp asked(Inbound inbound, LookUp lookUp) {
        long start = System.nanoTime();
        Operation operation = lookUps.get().operation(lookUp.operation()).orElse(null);
        LookedUp result = operation == null
                ? SampleRecords.undeclared(lookUp.operation())
                : carriedOut(inbound, operation, lookUp, false).result();
        tell(result);
        Map<String, String> shown = operation == null ? Map.of() : operation.shown(lookUp.arguments());
        return result.asked(shown, (System.nanoTime() - start) / 1_000_000);
    }

    private static void tell(LookedUp result) {
        if (result.fault() != null && result.fault() != Fault.NOT_FOUND) {
            LOG.info("Look-up {} failed: {}, {}", result.operation(), result.fault(), result.failure());
        }
    }

    /**
     * @param inbound what is answered; null where no turn asks, so that nobody is told what comes late
     * @param anew whether what is remembered does not count
     */
    private Reading carriedOut(@Nullable Inbound inbound, Operation operation, LookUp lookUp, boolean anew) {
        Map<String, String> arguments = SampleRecords.complete(operation, lookUp.arguments());
        Question question = new Question(operation, arguments);
        try {
            Gateway gateway = fitting(operation, lookUp.arguments());
            Remembered known = operation.cache().isZero() || anew ? null : answers.getIfPresent(question);
            if (known != null) {
                return new Reading(LookedUp.found(operation.name(), known.values()), known.at());
            }
            Gateway.Course course = gateway.ask(operation, arguments);
            Map<String, Value> values = course.values();
            if (values == null) {
                return now(outOfTime(inbound, operation, lookUp, question, course.running()));
            }
            Instant at = clock.instant();
            return new Reading(found(operation, question, values, at), at);
        } catch (LookUpFailure failure) {
            return now(failed(operation, failure));
        } catch (InterruptedException closing) {
            return now(closing(operation));
        }
    }

    /** The way to ask it so. */
    private Gateway fitting(Operation operation, Map<String, String> arguments) throws LookUpFailure {
        String wrong = SampleRecords.wrong(operation, arguments).orElse(null);
        if (wrong != null) {
            throw LookUpFailure.notSent(wrong);
        }
        return gateways.of(operation.connector());
    }

    private Reading now(LookedUp result) {
        return new Reading(result, clock.instant());
    }

    private static LookedUp closing(Operation operation) {
        Thread.currentThread().interrupt();
        return LookedUp.failed(operation.name(), Fault.UNAVAILABLE, "服务正在停止");
    }

    private LookedUp outOfTime(
            @Nullable Inbound inbound,
            Operation operation,
            LookUp lookUp,
            Question question,
            CompletableFuture<Map<String, Value>> running) {
        LookedUp failed = LookedUp.failed(
                operation.name(), Fault.TIMEOUT, "超过了限时 " + operation.limit().toMillis() + " 毫秒");
        CompletableFuture<LookedUp> answer =
                running.handle((values, failure) -> result(operation, question, values, failure));
        Map<String, String> shown = operation.shown(lookUp.arguments());
        return inbound != null
                        && late.await(inbound, lookUp, answer.thenApply(result -> result.asked(shown, result.millis())))
                ? failed.awaited()
                : failed;
    }

    private LookedUp result(
            Operation operation, Question question, @Nullable Map<String, Value> values, @Nullable Throwable failure) {
        return values != null
                ? found(operation, question, values, clock.instant())
                : failed(operation, Gateway.failure(failure == null ? new IllegalStateException() : failure));
    }

    private LookedUp found(Operation operation, Question question, Map<String, Value> values, Instant at) {
        if (!operation.cache().isZero()) {
            answers.put(question, new Remembered(values, operation.cache(), at));
        }
        return LookedUp.found(operation.name(), values);
    }

    private static LookedUp failed(Operation operation, LookUpFailure failure) {
        return LookedUp.failed(operation.name(), failure.fault(), failure.words());
    }

    @Override
    public void close() {
        late.close();
        gateways.close();
    }
}
