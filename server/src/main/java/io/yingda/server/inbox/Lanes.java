package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does jobs in the order given, a follower's one after the other, different followers' at once. Each follower with something
 * to do has a virtual thread, which ends when there is nothing more to do: jobs that wait for another system must not hold
 * up jobs that need the processor, of which the scheduler runs as many at once as there are cores.
 */
final class Lanes<J> implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Consumer<J> work;
    private final Consumer<J> refused;
    private final ConcurrentMap<FollowerId, Queue<J>> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("turn-", 0).factory());

    /**
     * @param work does a job; must not throw
     * @param refused is told of jobs that came too late to be done
     */
    Lanes(Consumer<J> work, Consumer<J> refused) {
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
            } catch (RejectedExecutionException closing) {
                refuse(follower);
            }
        }
    }

    /** Begins nothing more than what was added, and waits for that for a while; says whether all of it was done. */
    boolean drain() {
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
            work.accept(job);
        }
    }

    /** The follower's next job; null, and the lane is closed, when there is none. */
    private @Nullable J next(FollowerId follower) {
        List<J> next = new java.util.ArrayList<>(1);
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
}
