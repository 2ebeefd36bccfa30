package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due in the outbox by WeChat's API: so many messages at once, one of a follower at a time. What cannot be
 * sent stays in the outbox. Several senders may share one outbox.
 */
public final class Sender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** How often the outbox is asked while nothing happens. */
    private static final long TICK_MILLIS = 100;

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final Postman postman;
    private final Circuits circuits;
    private final DeliveryListener listener;
    private final InstantSource clock;
    private final Semaphore free;
    private final int atOnce;
    private final Semaphore bell = new Semaphore(0);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private volatile boolean closed;

    /** @param atOnce at most how many messages at once */
    Sender(
            Outbox outbox,
            Postman postman,
            Circuits circuits,
            DeliveryListener listener,
            int atOnce,
            InstantSource clock) {
        this.outbox = outbox;
        this.postman = postman;
        this.circuits = circuits;
        this.listener = listener;
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce);
        this.clock = clock;
    }

    /** Begins sending, until it is closed. */
    Sender start() {
        threads.execute(() -> {
            while (!closed) {
                try {
                    pass();
                } catch (RuntimeException | Error fault) {
                    LOG.error(
                            "The outbox could not be asked: {}",
                            fault.getClass().getName());
                }
                pause();
            }
        });
        return this;
    }

    /**
     * Begins what is due now.
     *
     * @return how many messages were begun
     */
    int pass() {
        Instant now = clock.instant();
        List<FollowerId> due = outbox.due(now, circuits.resting(now), free.availablePermits());
        int begun = 0;
        for (FollowerId follower : due) {
            if (free.tryAcquire()) {
                begun++;
                threads.execute(() -> {
                    try {
                        next(follower);
                    } finally {
                        free.release();
                        bell.release();
                    }
                });
            }
        }
        return begun;
    }

    /** Whether nothing is on its way. */
    boolean idle() {
        return free.availablePermits() == atOnce;
    }

    private void next(FollowerId follower) {
        try {
            if (!(outbox.begin(follower, postman::plan) instanceof Pickup.Dispatch dispatch)) {
                return;
            }
            Outcome outcome;
            try {
                outcome = postman.send(dispatch);
            } catch (RuntimeException | Error fault) {
                LOG.error(
                        "A message of account {} could not be sent: {}",
                        follower.account(),
                        fault.getClass().getName());
                outcome = new Outcome.Later(clock.instant().plus(AFTER_A_FAULT), 0);
            }
            outbox.settle(dispatch, outcome);
            listener.settled(follower.account(), outcome);
        } catch (RuntimeException | Error fault) {
            LOG.error("The outbox failed: {}", fault.getClass().getName());
        }
    }

    private void pause() {
        try {
            if (bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Begins nothing more and waits, for a while, for what is on its way. */
    @Override
    public void close() {
        closed = true;
        bell.release();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
