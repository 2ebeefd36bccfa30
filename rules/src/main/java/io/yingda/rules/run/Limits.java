package io.yingda.rules.run;

import java.time.Duration;

/**
 * How much one evaluation may spend.
 *
 * @param firings at most how many rules fire
 * @param time at most how long it takes
 */
public record Limits(int firings, Duration time) {

    /**
     * For a turn: thousands of times what a turn takes, yet well within what a follower waits. It is time on the clock, since
     * Java does not tell the processor time of virtual threads, so it leaves room for a machine that is busy with other things.
     */
    public static final Limits TURN = new Limits(500, Duration.ofSeconds(1));

    /** For a first run, in which classes are still being loaded. */
    public static final Limits REHEARSAL = new Limits(500, Duration.ofSeconds(5));
}
