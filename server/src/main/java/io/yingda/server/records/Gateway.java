package io.yingda.server.records;

import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.delivery.Circuit;
import io.yingda.server.delivery.Circuit.Admission;
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
        long start = System.nanoTime();
        long end = start + operation.limit().toNanos();
        if (circuit.rests(clock.instant())) {
            throw resting();
        }
        if (!room.tryAcquire(operation.limit().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new LookUpFailure(Fault.TIMEOUT, "连接器 " + name + " 同时在查的太多，没有排上");
        }
        Admission admission = circuit.admission(clock.instant());
        if (admission == Admission.NONE) {
            room.release();
            throw resting();
        }
        boolean waited = System.nanoTime() - start > operation.limit().toNanos() / 2;
        Count count = new Count(admission == Admission.TRIAL);
        CompletableFuture<Map<String, Value>> running = new CompletableFuture<>();
        var unused = threads.submit(() -> run(operation, arguments, end, count, running));
        try {
            return new Course(running.get(end - System.nanoTime(), TimeUnit.NANOSECONDS), running);
        } catch (TimeoutException slow) {
            if (!waited) {
                count.timedOut();
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

    private LookUpFailure resting() {
        return new LookUpFailure(Fault.UNAVAILABLE, "连接器 " + name + " 连续失败，暂停一会儿再试");
    }

    /** Whoever is told the answer finds room for the next look-up. */
    private void run(
            Operation operation,
            Map<String, String> arguments,
            long end,
            Count count,
            CompletableFuture<Map<String, Value>> running) {
        try {
            Map<String, Value> values = asked(operation, arguments, end);
            count.answered();
            room.release();
            running.complete(values);
        } catch (LookUpFailure failure) {
            count.failed(failure);
            room.release();
            running.completeExceptionally(failure);
        } catch (InterruptedException | RuntimeException | Error failure) {
            count.notCalled();
            LOG.warn("A look-up by {} failed: {}", name, failure.getClass().getName());
            room.release();
            running.completeExceptionally(failure);
        }
    }

    /** Once more, where that is safe, there is time, and the system may answer another time. */
    private Map<String, Value> asked(Operation operation, Map<String, String> arguments, long end)
            throws LookUpFailure, InterruptedException {
        Duration most = longest.compareTo(operation.limit()) < 0 ? operation.limit() : longest;
        try {
            return connector.ask(operation, arguments, most);
        } catch (LookUpFailure failure) {
            boolean again = operation.safe() && failure.isPassing() && System.nanoTime() < end;
            if (!again) {
                throw failure;
            }
            return connector.ask(operation, arguments, most);
        }
    }

    /** Tells the circuit once what came of a call. Only the trial says whether a system that rests is back. */
    private final class Count {

        private final boolean trial;
        private final AtomicBoolean told = new AtomicBoolean();

        Count(boolean trial) {
            this.trial = trial;
        }

        void answered() {
            if (told.compareAndSet(false, true)) {
                tellAnswered();
            }
        }

        void timedOut() {
            if (told.compareAndSet(false, true)) {
                tellFailed();
            }
        }

        void notCalled() {
            if (told.compareAndSet(false, true)) {
                tellNotCalled();
            }
        }

        void failed(LookUpFailure failure) {
            if (!told.compareAndSet(false, true)) {
                return;
            }
            if (!failure.isCalled()) {
                tellNotCalled();
            } else if (failure.fault() == Fault.UNAVAILABLE || failure.fault() == Fault.TIMEOUT) {
                tellFailed();
            } else {
                tellAnswered();
            }
        }

        private void tellAnswered() {
            if (trial || isClosed()) {
                circuit.answered();
            }
        }

        private void tellFailed() {
            if (trial || isClosed()) {
                circuit.failed(clock.instant());
            }
        }

        private void tellNotCalled() {
            if (trial) {
                circuit.notCalled();
            }
        }

        private boolean isClosed() {
            return circuit.state(clock.instant()) == Circuit.State.CLOSED;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connector.close();
    }
}
