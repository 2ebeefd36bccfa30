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
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchant's systems, looked into as the operations say. Safe for many threads. What answers too late is kept for a turn
 * of its own, once somebody takes such turns.
 */
public final class Systems implements CustomerRecords, AutoCloseable {

    /** How long an answer that comes late is waited for. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Systems.class);
    private static final int REMEMBERED = 10_000;

    private final Supplier<LookUps> lookUps;
    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();
    private final Map<String, ConnectorSettings> connectors;
    private final Cache<Question, Remembered> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<Question, Remembered>creating((question, answer) -> answer.lasts()))
            .build();
    private final LateAnswers late;
    private final ZoneId zone;
    private final Duration patience;
    private final Clock clock;

    private record Question(Operation operation, Map<String, String> arguments) {}

    private record Remembered(Map<String, Value> values, Duration lasts) {}

    private Systems(
            Supplier<LookUps> lookUps,
            Map<String, ConnectorSettings> connectors,
            ZoneId zone,
            Duration patience,
            Clock clock) {
        this.lookUps = lookUps;
        this.connectors = Map.copyOf(connectors);
        this.zone = zone;
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
        connectors.keySet().forEach(this::gateway);
    }

    private @Nullable Gateway gateway(String name) {
        ConnectorSettings settings = connectors.get(name);
        if (settings == null || !settings.unset().isEmpty()) {
            return null;
        }
        try {
            return gateways.computeIfAbsent(
                    name, key -> new Gateway(key, connector(settings), settings.concurrency(), patience, clock));
        } catch (RuntimeException unopened) {
            LOG.warn(
                    "Connector {} cannot be opened: {}",
                    name,
                    unopened.getClass().getName());
            return null;
        }
    }

    private Connector connector(ConnectorSettings settings) {
        return switch (settings) {
            case ConnectorSettings.Http http -> new HttpConnector(http, zone);
            case ConnectorSettings.JsonRpc service -> new JsonRpcConnector(service, zone, clock);
            case ConnectorSettings.Sql database -> new SqlConnector(database, zone);
        };
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

    private LookedUp asked(Inbound inbound, LookUp lookUp) {
        long start = System.nanoTime();
        Operation operation = lookUps.get().operation(lookUp.operation()).orElse(null);
        LookedUp result = operation == null
                ? SampleRecords.undeclared(lookUp.operation())
                : carriedOut(inbound, operation, lookUp);
        if (result.fault() != null && result.fault() != Fault.NOT_FOUND) {
            LOG.info("Look-up {} failed: {}, {}", result.operation(), result.fault(), result.failure());
        }
        Map<String, String> shown = operation == null ? Map.of() : operation.shown(lookUp.arguments());
        return result.asked(shown, (System.nanoTime() - start) / 1_000_000);
    }

    private LookedUp carriedOut(Inbound inbound, Operation operation, LookUp lookUp) {
        String wrong = SampleRecords.wrong(operation, lookUp.arguments()).orElse(null);
        Gateway gateway = gateway(operation.connector());
        if (wrong != null || gateway == null) {
            return wrong != null
                    ? LookedUp.failed(operation.name(), Fault.REFUSED, wrong)
                    : LookedUp.failed(operation.name(), Fault.UNAVAILABLE, noGateway(operation.connector()));
        }
        Map<String, String> arguments = SampleRecords.complete(operation, lookUp.arguments());
        Question question = new Question(operation, arguments);
        Remembered known = operation.cache().isZero() ? null : answers.getIfPresent(question);
        if (known != null) {
            return LookedUp.found(operation.name(), known.values());
        }
        try {
            Gateway.Course course = gateway.ask(operation, arguments);
            Map<String, Value> values = course.values();
            return values != null
                    ? found(operation, question, values)
                    : outOfTime(inbound, operation, lookUp, question, course.running());
        } catch (LookUpFailure failure) {
            return failed(operation, failure);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return LookedUp.failed(operation.name(), Fault.UNAVAILABLE, "服务正在停止");
        }
    }

    private String noGateway(String name) {
        ConnectorSettings known = connectors.get(name);
        if (known == null) {
            return "yingda.yaml 里没有连接器 " + name;
        }
        return known.unset().isEmpty()
                ? "连接器 " + name + " 打不开"
                : "连接器 " + name + " 缺少环境变量：" + String.join("、", known.unset());
    }

    private LookedUp outOfTime(
            Inbound inbound,
            Operation operation,
            LookUp lookUp,
            Question question,
            CompletableFuture<Map<String, Value>> running) {
        LookedUp failed = LookedUp.failed(
                operation.name(), Fault.TIMEOUT, "超过了限时 " + operation.limit().toMillis() + " 毫秒");
        CompletableFuture<LookedUp> answer =
                running.handle((values, failure) -> result(operation, question, values, failure));
        Map<String, String> shown = operation.shown(lookUp.arguments());
        return late.await(inbound, lookUp, answer.thenApply(result -> result.asked(shown, result.millis())))
                ? failed.awaited()
                : failed;
    }

    private LookedUp result(
            Operation operation, Question question, @Nullable Map<String, Value> values, @Nullable Throwable failure) {
        return values != null
                ? found(operation, question, values)
                : failed(operation, Gateway.failure(failure == null ? new IllegalStateException() : failure));
    }

    private LookedUp found(Operation operation, Question question, Map<String, Value> values) {
        if (!operation.cache().isZero()) {
            answers.put(question, new Remembered(values, operation.cache()));
        }
        return LookedUp.found(operation.name(), values);
    }

    private static LookedUp failed(Operation operation, LookUpFailure failure) {
        return LookedUp.failed(operation.name(), failure.fault(), failure.words());
    }

    @Override
    public void close() {
        late.close();
        gateways.values().forEach(Gateway::close);
    }
}
