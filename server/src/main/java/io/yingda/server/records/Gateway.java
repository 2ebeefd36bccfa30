package io.yingda.server.records;

import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.delivery.Circuit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a connector: lets so many look-ups in at once, keeps those who wait to their time, and leaves a system that
 * fails again and again alone for a while. Safe for many threads.
 */
final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final String name;
    private final Connector connector;
    private final Semaphore room;
    private final Circuit circuit = new Circuit();
    private final ExecutorService threads;
    private final Duration longest;
    private final Clock clock;

    /**
     * @param name the connector's, for logs
     * @param concurrency at most how many look-ups are under way at once
     * @param longest after how long a look-up is given up for good
     */
    Gateway(String name, Connector connector, int concurrency, Duration longest, Clock clock) {
        this.name = name;
        this.connector = connector;
        this.room = new Semaphore(concurrency, true);
        this.longest = longest;
        this.clock = clock;
        this.threads = Executors.newThreadPerTaskExecutor(
                connector.isBlocking()
                        ? Thread.ofPlatform()
                                .daemon()
                                .name("yingda-look-up-", 0)
                                .factory()
                        : Thread.ofVirtual().name("yingda-look-up-", 0).factory());
    }

    /**
     * What came of it within the operation's time.
     *
     * @param values what it returned; null while it still runs
     * @param running what it is going to return
     */
    record Course(@Nullable Map<String, Value> values, CompletableFuture<Map<String, Value>> running) {}

    /** Asks, and waits as long as the operation says. */
    Course ask(Operation operation, Map<String, String> arguments) throws LookUpFailure, InterruptedException {
        long end = System.nanoTime() + operation.limit().toNanos();
        if (!circuit.admits(clock.instant())) {
            throw new LookUpFailure(Fault.UNAVAILABLE, "连接器 " + name + " 连续失败，暂停一会儿再试");
        }
        if (!enter(end)) {
            circuit.notCalled();
            throw new LookUpFailure(Fault.TIMEOUT, "连接器 " + name + " 同时在查的太多，没有排上");
        }
        AtomicBoolean counted = new AtomicBoolean();
        CompletableFuture<Map<String, Value>> running = new CompletableFuture<>();
        var unused = threads.submit(() -> run(operation, arguments, end, counted, running));
        try {
            return new Course(running.get(end - System.nanoTime(), TimeUnit.NANOSECONDS), running);
        } catch (TimeoutException slow) {
            if (counted.compareAndSet(false, true)) {
                circuit.failed(clock.instant());
            }
            return new Course(null, running);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    static LookUpFailure failure(Throwable cause) {
        return cause instanceof LookUpFailure failure
                ? failure
                : new LookUpFailure(Fault.BAD_ANSWER, "查询出错：" + cause.getClass().getSimpleName());
    }

    private boolean enter(long end) throws InterruptedException {
        try {
            return room.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException closing) {
            circuit.notCalled();
            throw closing;
        }
    }

    private void run(
            Operation operation,
            Map<String, String> arguments,
            long end,
            AtomicBoolean counted,
            CompletableFuture<Map<String, Value>> running) {
        try {
            Map<String, Value> values = asked(operation, arguments, end);
            if (counted.compareAndSet(false, true)) {
                circuit.answered();
            }
            running.complete(values);
        } catch (LookUpFailure failure) {
            if (counted.compareAndSet(false, true)) {
                count(failure);
            }
            running.completeExceptionally(failure);
        } catch (InterruptedException | RuntimeException | Error failure) {
            if (counted.compareAndSet(false, true)) {
                circuit.notCalled();
            }
            LOG.warn("A look-up by {} failed: {}", name, failure.getClass().getName());
            running.completeExceptionally(failure);
        } finally {
            room.release();
        }
    }

    /** Once more, where that is safe, there is time, and the system may answer another time. */
    private Map<String, Value> asked(Operation operation, Map<String, String> arguments, long end)
            throws LookUpFailure, InterruptedException {
        Duration most = longest.compareTo(operation.limit()) < 0 ? operation.limit() : longest;
        try {
            return connector.ask(operation, arguments, most);
        } catch (LookUpFailure failure) {
            boolean again = operation.safe() && failure.fault() == Fault.UNAVAILABLE && System.nanoTime() < end;
            if (!again) {
                throw failure;
            }
            return connector.ask(operation, arguments, most);
        }
    }

    private void count(LookUpFailure failure) {
        if (!failure.isCalled()) {
            circuit.notCalled();
        } else if (failure.fault() == Fault.UNAVAILABLE || failure.fault() == Fault.TIMEOUT) {
            circuit.failed(clock.instant());
        } else {
            circuit.answered();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connector.close();
    }
}
