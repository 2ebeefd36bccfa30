package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

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

    /** What is done for one inbound. */
    interface Job {
        Inbound inbound();

        /** When it came, by the ticker. */
        long arrived();
    }

    /**
     * @param burst which inbounds are done together
     * @param ticker nanoseconds since some moment
     * @param pause waits so many nanoseconds
     * @param work does jobs of one follower, at least one; must not throw
     * @param refused is told of jobs that came too late to be done
     */
    Lanes(Burst burst, LongSupplier ticker, LongConsumer pause, Consumer<List<J>> work, Consumer<J> refused) {
        this.burst = burst;
        this.ticker = ticker;
        this.pause = pause;
        this.work = work;
        this.refused = refused;
    }

    void add(J job) {
        FollowerId follower = job.inbound().header().follower();
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
            } catch (RejectedExecutionException closed) {
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
        for (Optional<J> job = next(follower); job.isPresent(); job = next(follower)) {
            J first = job.get();
            work.accept(burst.takes(first.inbound()) ? gathered(follower, first) : List.of(first));
        }
    }

    /** The follower's next job; empty, and the lane is closed, when there is none. */
    private Optional<J> next(FollowerId follower) {
        List<J> next = new ArrayList<>(1);
        lanes.computeIfPresent(follower, (who, lane) -> {
            J job = lane.poll();
            if (job == null) {
                return null;
            }
            next.add(job);
            return lane;
        });
        return next.stream().findFirst();
    }

    /** The job and those that join it, once the follower is quiet, does something else, or has been waiting long. */
    private List<J> gathered(FollowerId follower, J first) {
        List<J> jobs = new ArrayList<>(List.of(first));
        while (!closing) {
            Optional<J> waiting = joining(follower);
            waiting.ifPresent(jobs::add);
            boolean other = waiting.isEmpty() && holds(follower, lane -> !lane.isEmpty());
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

    private Optional<J> joining(FollowerId follower) {
        List<J> joining = new ArrayList<>(1);
        holds(follower, lane -> {
            J head = lane.peek();
            return head != null && burst.takes(head.inbound()) && joining.add(lane.remove());
        });
        return joining.stream().findFirst();
    }

    private boolean holds(FollowerId follower, Predicate<Queue<J>> condition) {
        boolean[] holds = new boolean[1];
        lanes.computeIfPresent(follower, (who, lane) -> {
            holds[0] = condition.test(lane);
            return lane;
        });
        return holds[0];
    }
}
