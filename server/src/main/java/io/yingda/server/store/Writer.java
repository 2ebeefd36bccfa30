package io.yingda.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes with one connection on one thread. Whatever is submitted while a transaction is being committed goes into the next
 * one together, so that the slower the disk the more works share a commit. Works are done in the order submitted. One that
 * fails is left out and the others are done without it.
 */
public final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_TOGETHER = 1_000;

    /**
     * So many works in a transaction are a sign of load: the next transaction then waits a moment for more, since what a
     * commit costs depends little on how many works share it.
     */
    private static final int MANY = 8;

    private static final long GATHERING_NANOS = 1_000_000;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    /** Finds out whether anything can be written again. */
    private static final Work PULSE = batch -> batch.add(
            "INSERT INTO pulse (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
            row -> row.setLong(1, System.currentTimeMillis()));

    private final Connections connections;
    private final Dialect dialect;
    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LongAdder transactions = new LongAdder();
    private final LongAdder works = new LongAdder();
    private final Thread thread;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection connection;
    private volatile boolean well = true;
    private volatile boolean closed;
    private volatile Fence fence = Fence.OPEN;

    /** Makes the connection that is written with. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    private record Job(Work work, CompletableFuture<@Nullable Void> done) {}

    Writer(String name, Connections connections, Dialect dialect) {
        this.connections = connections;
        this.dialect = dialect;
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Asks this from the next transaction on. */
    void fence(Fence other) {
        fence = other;
    }

    /**
     * Submits a work.
     *
     * @return completes when it is committed, on the writing thread, so that what depends on it must be quick; fails with
     *     {@link StoreUnavailable} when the database takes nothing, with {@link Fence.Fenced} when it takes nothing from
     *     this process
     */
    public CompletableFuture<@Nullable Void> submit(Work work) {
        Job job = new Job(work, new CompletableFuture<>());
        if (closed || !waiting.offer(job)) {
            job.done().completeExceptionally(StoreUnavailable.because(closed ? "closed" : "too much is waiting"));
        }
        return job.done();
    }

    /**
     * Submits a work nobody waits for; again and again while the database takes nothing. What fails otherwise is logged: the
     * database then says less than it might.
     */
    public void post(Work work) {
        CompletionStage<@Nullable Void> done = submit(work);
        done.whenComplete((nothing, failure) -> {
            if (failure instanceof StoreUnavailable && !closed) {
                AGAIN.execute(() -> post(work));
            } else if (failure instanceof Fence.Fenced) {
                LOG.debug("Something was not written: others have taken over");
            } else if (failure != null) {
                LOG.error("Something could not be written: {}", kind(failure));
            }
        });
    }

    /** Whether the last transaction could be committed. */
    public boolean isWell() {
        return well;
    }

    /** How many works wait. */
    public int depth() {
        return waiting.size();
    }

    /** Transactions committed so far. */
    public long transactions() {
        return transactions.sum();
    }

    /** Works done so far. */
    public long works() {
        return works.sum();
    }

    /** Does what was submitted before and ends. */
    @Override
    public void close() {
        closed = true;
        waiting.offer(new Job(batch -> {}, new CompletableFuture<>()));
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without its message, which may quote the row. */
    private static String kind(Throwable failure) {
        return failure instanceof SQLException sql
                ? sql.getClass().getSimpleName() + ' ' + sql.getSQLState() + ' ' + sql.getErrorCode()
                : failure.getClass().getName();
    }

    private void run() {
        List<Job> jobs = new ArrayList<>();
        boolean busy = false;
        try {
            while (!closed || !waiting.isEmpty()) {
                Job first = waiting.poll(1, TimeUnit.SECONDS);
                if (first == null && !well) {
                    first = new Job(PULSE, new CompletableFuture<>());
                }
                if (first != null) {
                    if (busy) {
                        LockSupport.parkNanos(GATHERING_NANOS);
                    }
                    jobs.add(first);
                    waiting.drainTo(jobs, MOST_TOGETHER - 1);
                    busy = jobs.size() >= MANY;
                    together(jobs);
                    jobs.clear();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void together(List<Job> jobs) {
        try {
            commit(jobs);
            jobs.forEach(job -> job.done().complete(null));
        } catch (StoreUnavailable | Fence.Fenced nothing) {
            jobs.forEach(job -> job.done().completeExceptionally(nothing));
        } catch (SQLException | RuntimeException | Error failure) {
            if (jobs.size() == 1) {
                jobs.getFirst().done().completeExceptionally(failure);
            } else {
                jobs.forEach(job -> together(List.of(job)));
            }
        }
    }

    private void commit(List<Job> jobs) throws SQLException {
        Batch batch = null;
        try {
            Connection open = connected();
            fence.check(open);
            batch = new Batch(open, prepared);
            for (Job job : jobs) {
                job.work().write(batch);
            }
            batch.flush();
            open.commit();
            transactions.increment();
            works.add(jobs.size());
            recovered();
        } catch (SQLException failure) {
            undo(batch);
            if (StoreUnavailable.isBehind(dialect, failure)) {
                StoreUnavailable unavailable = StoreUnavailable.because(failure);
                disconnect();
                failed(unavailable);
                throw unavailable;
            }
            throw failure;
        } catch (RuntimeException | Error failure) {
            undo(batch);
            throw failure;
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.open();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    private void undo(@Nullable Batch batch) {
        try {
            if (batch != null) {
                batch.clear();
            }
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            disconnect();
        }
    }

    private void disconnect() {
        prepared.clear();
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            LOG.debug("A connection could not be closed: {}", gone.getErrorCode());
        } finally {
            connection = null;
        }
    }

    private void failed(StoreUnavailable unavailable) {
        if (well) {
            LOG.error("Nothing can be kept at the moment: {}", unavailable.getMessage());
        }
        well = false;
    }

    private void recovered() {
        if (!well) {
            LOG.info("What comes in is kept again");
        }
        well = true;
    }
}
