package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Parcel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into an inbox: whatever was let in before joins what is under way or gets what came of it; the rest waits in its
 * follower's lane, unless too much is waiting already.
 */
final class Intake implements AutoCloseable {

    /** WeChat's last retry comes some 15 seconds after the first attempt. */
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final int bound;
    private final LongSupplier ticker;
    private final Outcomes finished;
    private final ConcurrentMap<String, Job> running = new ConcurrentHashMap<>();
    private final Lanes<Job> lanes;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    /**
     * An inbound under way.
     *
     * @param id names its row, where it has one
     * @param claimed whether somebody sees to it that it is kept: whoever sets this does
     * @param accepted completes when it is kept as well as the inbox keeps things, with whether it was not known before
     * @param arrived by the ticker
     * @param acknowledged whether WeChat was told that it is here
     * @param resumed whether it was let in before, so that it may have had its turn meanwhile
     */
    record Job(
            long id,
            Inbound inbound,
            AtomicBoolean claimed,
            CompletableFuture<Boolean> accepted,
            CompletableFuture<Parcel> outcome,
            AtomicBoolean acknowledged,
            long arrived,
            boolean resumed)
            implements Lanes.Job {

        String key() {
            return inbound.header().key();
        }

        /** Whether the caller, and nobody else, sees to it from now on that it is kept. */
        boolean claim() {
            return claimed.compareAndSet(false, true);
        }

        /** It is kept. */
        void accept(boolean fresh) {
            claimed.set(true);
            accepted.complete(fresh);
        }
    }

    /** How it keeps time and how much it remembers; other than usual in tests. */
    record Pace(int remembered, LongSupplier ticker, LongConsumer pause) {
        static final Pace USUAL = new Pace(MOST_REMEMBERED, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * An empty one.
     *
     * @param bound at most how many run or wait
     * @param work does jobs of one follower, and settles each or lets it fail; must not throw
     */
    Intake(int bound, Burst burst, Pace pace, Consumer<List<Job>> work) {
        this.bound = bound;
        this.ticker = pace.ticker();
        this.finished = new Outcomes(pace.remembered(), REMEMBERED, ticker);
        this.lanes = new Lanes<>(burst, ticker, pace.pause(), work, job -> fail(job, new InboxFull()));
    }

    /** A job that is not kept yet. */
    Job job(long id, Inbound inbound) {
        return job(id, inbound, false);
    }

    private Job job(long id, Inbound inbound, boolean resumed) {
        return new Job(
                id,
                inbound,
                new AtomicBoolean(),
                new CompletableFuture<>(),
                new CompletableFuture<>(),
                new AtomicBoolean(),
                ticker.getAsLong(),
                resumed);
    }

    /**
     * Lets an inbound in.
     *
     * @param belongs asked once nobody else can let the same in; where it says no, the job fails with {@link Moved}
     * @param begin sees to it that it is kept, before its turn comes or with it
     */
    CompletionStage<Parcel> accept(Job job, Predicate<Job> belongs, Consumer<Job> begin) {
        Job joined = running.putIfAbsent(job.key(), job);
        if (joined != null) {
            return joined.outcome();
        }
        if (!belongs.test(job)) {
            running.remove(job.key());
            job.outcome().completeExceptionally(new Moved());
            return job.outcome();
        }
        Parcel remembered = finished.get(job.key());
        if (remembered != null) {
            running.remove(job.key());
            job.outcome().complete(remembered);
        } else if (!admit()) {
            running.remove(job.key());
            job.outcome().completeExceptionally(new InboxFull());
        } else {
            begin.accept(job);
            lanes.add(job);
        }
        return job.outcome();
    }

    /** Lets in what was let in before, by this process or another. It counts, but is not turned away. */
    void resume(long id, Inbound inbound) {
        Job job = job(id, inbound, true);
        job.accept(true);
        if (finished.get(job.key()) == null && running.putIfAbsent(job.key(), job) == null) {
            pending.incrementAndGet();
            lanes.add(job);
        }
    }

    /** Lets in what had its turn: what was given out before is not to be relied on. */
    void again(Inbound inbound) {
        Job job = job(0, inbound);
        job.accept(false);
        if (running.putIfAbsent(job.key(), job) == null) {
            finished.remove(job.key());
            pending.incrementAndGet();
            lanes.add(job);
        }
    }

    /** WeChat is told that it is here, and listens no longer. */
    void acknowledged(String key) {
        Job job = running.get(key);
        if (job != null) {
            job.acknowledged().set(true);
        }
        Parcel parcel = finished.get(key);
        if (parcel != null) {
            Thread.startVirtualThread(parcel::withdraw); // An outbox may block.
        }
    }

    void settle(Job job, Parcel parcel) {
        finished.putIfAbsent(job.key(), parcel);
        if (job.acknowledged().get()) {
            parcel.withdraw();
        }
        running.remove(job.key());
        pending.decrementAndGet();
        job.outcome().complete(parcel);
    }

    void fail(Job job, Throwable failure) {
        job.claimed().set(true); // What failed is not written afterwards.
        pending.decrementAndGet();
        job.outcome().completeExceptionally(failure);
        running.remove(job.key(), job); // Not before: what is not under way is taken for written.
    }

    /** What is under way of this name; null when nothing is. */
    @Nullable
    Job underWay(String key) {
        return running.get(key);
    }

    /** Whether anything like this is under way. */
    boolean holds(Predicate<Inbound> like) {
        return running.values().stream().anyMatch(job -> like.test(job.inbound()));
    }

    Backlog backlog() {
        return Backlog.of(pending.get(), bound, running.values().stream().mapToLong(Job::arrived), ticker.getAsLong());
    }

    boolean hasRoom() {
        return !closed && pending.get() < bound;
    }

    /** Lets nothing more in and waits, for a while, for what is under way. */
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
}
