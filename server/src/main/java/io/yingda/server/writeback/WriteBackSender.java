package io.yingda.server.writeback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.records.Crm;
import io.yingda.server.store.Database;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is to be written back: at once, and again with growing pauses where that fails, until it has been tried
 * often enough. Of each system a few at once, so that a slow one keeps neither the others nor its own look-ups waiting.
 */
public final class WriteBackSender implements AutoCloseable {

    static final String OUTCOMES = "yingda.write.back.outcomes";

    private static final Logger LOG = LoggerFactory.getLogger(WriteBackSender.class);
    /** Nobody else tries meanwhile; longer than a system is waited for. */
    private static final Duration CLAIMED = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 2;
    private static final long TICK_MILLIS = 1_000;

    private static final String DUE = """
            SELECT follower, arguments, version, attempts, due_at FROM write_back
            WHERE state = 0 AND operation = ? AND due_at <= ? ORDER BY due_at LIMIT ?""";
    private static final String CLAIM = """
            UPDATE write_back SET due_at = ? WHERE follower = ? AND operation = ? AND version = ? AND due_at = ?
              AND state = 0""";
    private static final String SETTLE = """
            UPDATE write_back SET state = ?, attempts = ?, due_at = ? WHERE follower = ? AND operation = ?
              AND version = ? AND due_at = ?""";

    /** What has changed meanwhile is next. */
    private static final String NEXT =
            "UPDATE write_back SET due_at = ? WHERE follower = ? AND operation = ? AND due_at = ? AND state = 0";

    private final Database database;
    private final Crm crm;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Pace pace;
    private final Map<String, Semaphore> rooms = new ConcurrentHashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("write-backs").unstarted(this::run);
    private volatile boolean closed;

    private record Due(String follower, Operation operation, String arguments, int version, int attempts, long dueAt) {}

    /**
     * How often is tried.
     *
     * @param firstPause after the first attempt in vain; each further one is twice as long
     * @param attempts after so many in vain it is given up
     */
    public record Pace(Duration firstPause, int attempts) {
        public static final Pace USUAL = new Pace(Duration.ofSeconds(5), 20);

        Duration pause(int attempts) {
            Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 20));
            return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    /** One that writes nothing before it is started. */
    public WriteBackSender(Database database, Crm crm, MeterRegistry registry, InstantSource clock, Pace pace) {
        this.database = database;
        this.crm = crm;
        this.registry = registry;
        this.clock = clock;
        this.pace = pace;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!closed) {
                try {
                    crm.operations().writing().forEach(operation -> begin(operation, senders));
                } catch (RuntimeException failure) {
                    LOG.warn(
                            "Nothing could be written back: {}",
                            failure.getClass().getName());
                }
                if (bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
            senders.shutdownNow();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Operation operation, ExecutorService senders) {
        Semaphore room = rooms.computeIfAbsent(operation.connector(), name -> new Semaphore(AT_ONCE));
        int free = room.availablePermits();
        if (free == 0) {
            return;
        }
        for (Due due : due(operation, free)) {
            if (!room.tryAcquire()) {
                return;
            }
            var unused = senders.submit(() -> {
                boolean written = false;
                try {
                    written = write(due);
                } catch (RuntimeException failure) {
                    LOG.warn(
                            "A write-back by {} was not carried out: {}",
                            operation.name(),
                            failure.getClass().getName());
                } finally {
                    room.release();
                    if (written) {
                        // There may be more of it.
                        bell.release();
                    }
                }
            });
        }
    }

    private List<Due> due(Operation operation, int most) {
        Instant now = clock.instant();
        return database.ask(connection -> new Sql(connection)
                .all(
                        row -> new Due(
                                row.getString(1),
                                operation,
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getLong(5)),
                        DUE,
                        operation.name(),
                        now,
                        most));
    }

    /** Says whether it is written. */
    private boolean write(Due due) {
        Instant claimed = clock.instant().plus(CLAIMED);
        Operation operation = due.operation();
        if (changed(due, CLAIM, claimed, due.follower(), operation.name(), due.version(), due.dueAt()) == 0) {
            return false;
        }
        Map<String, String> arguments = WriteBackNotes.arguments(due.arguments());
        arguments.keySet().retainAll(operation.arguments().keySet());
        LookedUp result = crm.write(operation, arguments);
        if (!closed || !result.isFailed()) {
            settle(due, claimed, result);
        }
        return !result.isFailed();
    }

    private void settle(Due due, Instant claimed, LookedUp result) {
        int attempts = due.attempts() + 1;
        String operation = due.operation().name();
        if (!result.isFailed() || result.fault() == Fault.NOT_FOUND) {
            count(operation, result.isFailed() ? "nobody" : "written");
            settle(due, claimed, 1, attempts, clock.instant());
        } else if (attempts >= pace.attempts()) {
            LOG.warn(
                    "Write-back {} is given up after {} attempts: {}, {}",
                    operation,
                    attempts,
                    result.fault(),
                    result.failure());
            count(operation, "given_up");
            settle(due, claimed, 2, attempts, clock.instant());
        } else {
            count(operation, "failed");
            settle(due, claimed, 0, attempts, clock.instant().plus(pace.pause(attempts)));
        }
    }

    private void settle(Due due, Instant claimed, int state, int attempts, Instant next) {
        String operation = due.operation().name();
        if (changed(due, SETTLE, state, attempts, next, due.follower(), operation, due.version(), claimed) == 0) {
            changed(due, NEXT, next, due.follower(), operation, claimed);
        }
    }

    private void count(String operation, String outcome) {
        Counter.builder(OUTCOMES)
                .description("Attempts to write back to the merchant's systems, by what came of them")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** Says how many rows that changed; by the writer of the follower's turns, so that the two never wait for each other. */
    private int changed(Due due, String statement, Object... values) {
        int[] changed = new int[1];
        database.writer(Keys.follower(due.follower()))
                .submit(batch -> batch.run(connection -> changed[0] = new Sql(connection).change(statement, values)))
                .join();
        return changed[0];
    }

    /** What is under way is left to the next life when it does not end soon. */
    @Override
    public void close() {
        closed = true;
        bell.release();
        try {
            if (thread.isAlive()) {
                thread.join(GRACE);
                thread.interrupt();
                thread.join(GRACE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
