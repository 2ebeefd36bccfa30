package io.yingda.server.tickets;

import java.time.Duration;
import java.time.Instant;

/**
 * How a department's hook does. One that takes nothing rests, each time for longer, and is tried with a single piece of news
 * then. Safe for many threads.
 */
final class HookLine {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 8;

    private final Duration firstRest;
    private boolean busy;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    HookLine(Duration firstRest) {
        this.firstRest = firstRest;
    }

    /** Whether it is free, and is told something from now on. */
    synchronized boolean begins(Instant now) {
        if (busy || now.isBefore(restsUntil)) {
            return false;
        }
        busy = true;
        return true;
    }

    /** How much it is told at once. */
    synchronized int most() {
        return failures == 0 ? AT_ONCE : 1;
    }

    /** It was told. */
    synchronized void ended(boolean tried, boolean arrived, Instant now) {
        busy = false;
        if (arrived) {
            failures = 0;
        } else if (tried) {
            Duration rest = firstRest.multipliedBy(1L << Math.min(failures, 20));
            restsUntil = now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
            failures++;
        }
    }
}
