package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Parcel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox in memory. Each follower with something to do has a virtual thread, which ends when there is nothing more to
 * do. The number of virtual threads is bounded by the pending turns only: turns that wait for another system must not
 * hold up turns that need the processor, of which the scheduler runs as many at once as there are cores.
 */
public final class MemoryInbox implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryInbox.class);

    /** WeChat's last retry comes some 15 seconds after the first attempt. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Function<Inbound, Parcel> turn;
    private final int bound;
    private final Burst burst;
    private final LongSupplier ticker;
    private final LongConsumer pause;
    private final Outcomes finished;
    private final ConcurrentMap<String, CompletableFuture<Parcel>> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<FollowerId, Queue<Job>> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("turn-", 0).factory());
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
        this.burst = burst;
        this.ticker = ticker;
        this.pause = pause;
        this.finished = new Outcomes(remembered, REMEMBERED, ticker);
    }

    /** @param arrived by the ticker */
    private record Job(Inbound inbound, CompletableFuture<Parcel> outcome, long arrived) {
        String key() {
            return inbound.header().key();
        }
    }

    @Override
    public CompletionStage<Parcel> accept(Inbound inbound) {
        Job job = new Job(inbound, new CompletableFuture<>(), ticker.getAsLong());
        CompletableFuture<Parcel> joined = running.putIfAbsent(job.key(), job.outcome());
        if (joined != null) {
            return joined;
        }
        Parcel remembered = finished.get(job.key());
        if (remembered != null) {
            running.remove(job.key());
            job.outcome().complete(remembered);
        } else if (!admit()) {
            running.remove(job.key());
            job.outcome().completeExceptionally(new InboxFull());
        } else {
            queue(job);
        }
        return job.outcome();
    }

    @Override
    public boolean hasRoom() {
        return !closed && pending.get() < bound;
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Closed with {} turns unfinished", pending.get());
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
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

    private void queue(Job job) {
        FollowerId follower = job.inbound().header().follower();
        boolean[] opened = new boolean[1];
        lanes.compute(follower, (who, lane) -> {
            opened[0] = lane == null;
            Queue<Job> jobs = lane == null ? new ArrayDeque<>(2) : lane;
            jobs.add(job);
            return jobs;
        });
        if (opened[0]) {
            try {
                threads.execute(() -> drain(follower));
            } catch (RejectedExecutionException closing) {
                refuse(follower);
            }
        }
    }

    /** Closes the lane of a follower whose turns nobody will run, and tells everybody who got into it meanwhile. */
    private void refuse(FollowerId follower) {
        Queue<Job> refused = lanes.remove(follower);
        for (Job job : refused == null ? List.<Job>of() : refused) {
            running.remove(job.key());
            pending.decrementAndGet();
            job.outcome().completeExceptionally(new InboxFull());
        }
    }

    private void drain(FollowerId follower) {
        for (Job job = next(follower); job != null; job = next(follower)) {
            run(burst.takes(job.inbound()) ? gathered(follower, job) : List.of(job));
        }
    }

    /** The follower's next job; null, and the lane is closed, when there is none. */
    private @Nullable Job next(FollowerId follower) {
        Job[] next = new Job[1];
        lanes.computeIfPresent(follower, (who, lane) -> {
            Job job = lane.poll();
            if (job == null) {
                return null;
            }
            next[0] = job;
            return lane;
        });
        return next[0];
    }

    /** The job and those that join it, once the follower is quiet, does something else, or has been waiting long. */
    private List<Job> gathered(FollowerId follower, Job first) {
        List<Job> jobs = new ArrayList<>(List.of(first));
        while (!closed) {
            Optional<Job> waiting = joining(follower);
            waiting.ifPresent(jobs::add);
            boolean other = waiting.isEmpty() && hasMore(follower);
            long nanos = burst.waitNanos(first.arrived(), jobs.getLast().arrived(), ticker.getAsLong());
            if (other || (waiting.isEmpty() && nanos <= 0)) {
                break;
            }
            if (waiting.isEmpty()) {
                pause.accept(nanos);
            }
        }
        return jobs;
    }

    private Optional<Job> joining(FollowerId follower) {
        Job[] joining = new Job[1];
        lanes.computeIfPresent(follower, (who, lane) -> {
            Job head = lane.peek();
            if (head != null && burst.takes(head.inbound())) {
                joining[0] = lane.poll();
            }
            return lane;
        });
        return Optional.ofNullable(joining[0]);
    }

    private boolean hasMore(FollowerId follower) {
        boolean[] more = new boolean[1];
        lanes.computeIfPresent(follower, (who, lane) -> {
            more[0] = !lane.isEmpty();
            return lane;
        });
        return more[0];
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
