package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does jobs in the order given, a follower's one after the other, different followers' at once. Each follower with something
 * to do has a virtual thread, which ends when there is nothing more to do: jobs that wait for another system must not hold
 * up jobs that need the processor, of which the scheduler runs as many at once as there are cores.
 */
final class Lanes<J extends Lanes.Job> implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Burst burst;
    private final LongSupplier ticker;
    private final LongConsumer pause;
    private final Consumer<List<J>> work;
    private final Consumer<J> refused;
    private final ConcurrentMap<FollowerId, Queue<J>> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("turn-", 0).factory());
    private volatile boolean closing;

    /** Something to do for an inbound. */
    interface Job {
        Inbound inbound();

        /** When it arrived, by the ticker. */
        long arrived();
    }

    /**
     * By the clock of this machine.
     *
     * @param burst which jobs are done together
     * @param work does a job, or those of a burst; must not throw
     * @param refused is told of jobs that came too late to be done
     */
    Lanes(Burst burst, Consumer<List<J>> work, Consumer<J> refused) {
        this(burst, System::nanoTime, LockSupport::parkNanos, work, refused);
    }

    /**
     * By another clock.
     *
     * @param ticker nanoseconds since some moment
     * @param pause lets so many nanoseconds pass, or fewer
     */
    Lanes(Burst burst, LongSupplier ticker, LongConsumer pause, Consumer<List<J>> work, Consumer<J> refused) {
        this.burst = burst;
        this.ticker = ticker;
        this.pause = pause;
        this.work = work;
        this.refused = refused;
    }

    void add(FollowerId follower, J job) {
        boolean[] opened = new boolean[1];
        lanes.compute(follower, (who, lane) -> {
            opened[0] = lane == null;
            Queue<J> jobs = lane == null ? new ArrayDeque<>(2) : lane;
            jobs.add(job);
            return jobs;
        });
        if (opened[0]) {
            try {
                threads.execute(() -> drain(follower));
            } catch (RejectedExecutionException tooLate) {
                refuse(follower);
            }
        }
    }

    /** Begins nothing more than what was added, and waits for that for a while; says whether all of it was done. */
    boolean drain() {
        closing = true;
        threads.shutdown();
        try {
            return threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Interrupts what is still under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Closes the lane of a follower whose jobs nobody will do, and tells of everything that got into it meanwhile. */
    private void refuse(FollowerId follower) {
        Queue<J> jobs = lanes.remove(follower);
        (jobs == null ? List.<J>of() : jobs).forEach(refused);
    }

    private void drain(FollowerId follower) {
        for (J job = next(follower); job != null; job = next(follower)) {
            work.accept(burst.takes(job.inbound()) ? gathered(follower, job) : List.of(job));
        }
    }

    /** The follower's next job; null, and the lane is closed, when there is none. */
    private @Nullable J next(FollowerId follower) {
        List<J> next = new ArrayList<>(1);
        lanes.computeIfPresent(follower, (who, lane) -> {
            J job = lane.poll();
            if (job == null) {
                return null;
            }
            next.add(job);
            return lane;
        });
        return next.isEmpty() ? null : next.getFirst();
    }

    /** The job and those that join it, once the follower is quiet, does something else, or has been waiting long. */
    private List<J> gathered(FollowerId follower, J first) {
        List<J> jobs = new ArrayList<>(List.of(first));
        while (!closing) {
            boolean other = !joined(follower, jobs);
            long nanos = burst.waitNanos(first.arrived(), jobs.getLast().arrived(), ticker.getAsLong());
            if (other || nanos <= 0) {
                break;
            }
            pause.accept(nanos);
        }
        return jobs;
    }

    /** Takes everything that joins; says whether nothing stands in the way of more. */
    private boolean joined(FollowerId follower, List<J> jobs) {
        boolean[] open = {true};
        lanes.computeIfPresent(follower, (who, lane) -> {
            for (J head = lane.peek(); head != null && open[0]; head = lane.peek()) {
                open[0] = burst.takes(head.inbound());
                if (open[0]) {
                    jobs.add(lane.remove());
                }
            }
            return lane;
        });
        return open[0];
    }
}
