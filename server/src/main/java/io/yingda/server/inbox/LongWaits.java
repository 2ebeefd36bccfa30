package io.yingda.server.inbox;

import io.yingda.server.inbox.Intake.Job;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has inbounds written whose turns take long or are long in coming. The others are written once, together with what came of
 * their turns. Works on a thread of its own, which does not wait its turn among those of the turns.
 */
final class LongWaits implements AutoCloseable {

    /** Far less than WeChat waits, and more than most turns take. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Queue<Job> waiting = new ConcurrentLinkedQueue<>();
    private final LongSupplier ticker;
    private final Consumer<Job> writing;
    private final Thread thread;

    /**
     * @param ticker as that of the jobs
     * @param writing begins to write a job that was claimed; must not block or throw
     */
    LongWaits(LongSupplier ticker, Consumer<Job> writing) {
        this.ticker = ticker;
        this.writing = writing;
        thread = Thread.ofPlatform().daemon().name("long-waits").start(this::run);
    }

    /** From now on it is waited for. */
    void add(Job job) {
        waiting.add(job);
    }

    private void run() {
        try {
            while (true) {
                writeLongest();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeLongest() {
        long now = ticker.getAsLong();
        for (Job job = waiting.peek(); job != null && isOver(job, now); job = waiting.peek()) {
            waiting.remove();
            if (job.claim()) {
                writing.accept(job);
            }
        }
    }

    private static boolean isOver(Job job, long now) {
        return job.claimed().get() || now - job.arrived() >= PATIENCE.toNanos();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
