package io.yingda.knowledge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets at most as many searches by meaning run as there are cores, and none wait long. Such a search takes milliseconds of a
 * core, where one by words takes a fraction of one: in a burst it is better to do without it than to be late. It must not be
 * left to the scheduler, either: turns run on virtual threads, from which nobody takes a core away, and thousands that may all
 * run stand before everything else in its queue, also before whoever holds what the database's writer waits for.
 */
final class MeaningGate {

    /** Of the less than five seconds in which a follower is to get an answer. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Semaphore free;
    private final Duration patience;

    /** One place a core. */
    MeaningGate() {
        this(Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    MeaningGate(int places, Duration patience) {
        free = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Whether there is a place, after waiting for one in line; whoever got one must {@link #leave}. */
    boolean enter() {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }
}
