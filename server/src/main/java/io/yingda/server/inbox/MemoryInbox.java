package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Parcel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An inbox in memory. The number of its virtual threads is bounded by the pending turns only. */
public final class MemoryInbox implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryInbox.class);

    /** WeChat's last retry comes some 15 seconds after the first attempt. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private static final int MOST_REMEMBERED = 100_000;

    private final Function<Inbound, Parcel> turn;
    private final int bound;
    private final LongSupplier ticker;
    private final Outcomes finished;
    private final ConcurrentMap<String, Job> running = new ConcurrentHashMap<>();
    private final Lanes<Job> lanes;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    /**
     * An empty inbox.
     *
     * @param turn runs a turn and keeps it
     * @param pendingTurns at most how many turns run or wait
     */
    public MemoryInbox(Function<Inbound, Parcel> turn, int pendingTurns) {
        this(turn, pendingTurns, Burst.NONE);
    }

    /** @param burst which messages share a turn */
    public MemoryInbox(Function<Inbound, Parcel> turn, int pendingTurns, Burst burst) {
        this(turn, pendingTurns, MOST_REMEMBERED, burst, System::nanoTime, LockSupport::parkNanos);
    }

    MemoryInbox(
            Function<Inbound, Parcel> turn,
            int pendingTurns,
            int remembered,
            Burst burst,
            LongSupplier ticker,
            LongConsumer pause) {
        this.turn = turn;
        this.bound = pendingTurns;
        this.ticker = ticker;
        this.lanes = new Lanes<>(burst, ticker, pause, this::run, this::refuse);
        this.finished = new Outcomes(remembered, REMEMBERED, ticker);
    }

    /** @param arrived by the ticker */
    private record Job(Inbound inbound, CompletableFuture<Parcel> outcome, long arrived) implements Lanes.Job {
        String key() {
            return inbound.header().key();
        }
    }

    @Override
    public CompletionStage<Parcel> accept(Inbound inbound) {
        Job job = new Job(inbound, new CompletableFuture<>(), ticker.getAsLong());
        Job joined = running.putIfAbsent(job.key(), job);
        if (joined != null) {
            return joined.outcome();
        }
        Parcel remembered = finished.get(job.key());
        if (remembered != null) {
            running.remove(job.key());
            job.outcome().complete(remembered);
        } else if (!admit()) {
            running.remove(job.key());
            job.outcome().completeExceptionally(new InboxFull());
        } else {
            lanes.add(job);
        }
        return job.outcome();
    }

    @Override
    public Backlog backlog() {
        return Backlog.of(pending.get(), bound, running.values().stream().mapToLong(Job::arrived), ticker.getAsLong());
    }

    @Override
    public boolean hasRoom() {
        return !closed && pending.get() < bound;
    }

    @Override
    public void close() {
        closed = true;
        if (!lanes.drain()) {
            LOG.warn("Closed with {} turns unfinished", pending.get());
            lanes.close();
        }
    }

    private boolean admit() {
        if (closed) {
            return false;
        }
        if (pending.incrementAndGet() > bound) {
            pending.decrementAndGet();
            return false;
        }
        return true;
    }

    private void refuse(Job job) {
        running.remove(job.key());
        pending.decrementAndGet();
        job.outcome().completeExceptionally(new InboxFull());
    }

    /** Runs one turn for all of these; what it says is claimed with the last. */
    private void run(List<Job> jobs) {
        try {
            Parcel parcel =
                    turn.apply(Burst.together(jobs.stream().map(Job::inbound).toList()));
            for (Job earlier : jobs.subList(0, jobs.size() - 1)) {
                settle(earlier, Parcel.NOTHING);
            }
            settle(jobs.getLast(), parcel);
        } catch (RuntimeException | Error failure) {
            LOG.error("A turn could not be kept: {}", Failures.where(failure));
            for (Job job : jobs) {
                running.remove(job.key());
                job.outcome().completeExceptionally(failure);
            }
        } finally {
            pending.addAndGet(-jobs.size());
        }
    }

    private void settle(Job job, Parcel parcel) {
        finished.put(job.key(), parcel);
        running.remove(job.key());
        job.outcome().complete(parcel);
    }
}
