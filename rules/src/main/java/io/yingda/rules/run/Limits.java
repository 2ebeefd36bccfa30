package io.yingda.rules.run;

import java.time.Duration;

/**
 * How much one evaluation may spend.
 *
 * @param firings at most how many rules fire
 * @param time at most how long it takes
 * @param rounds at most how many rounds of loops and calls of functions there are: what they make must fit into memory
 * @param chars at most how many chars of text are put together
 */
public record Limits(int firings, Duration time, int rounds, long chars) {

    private static final int ROUNDS = 1_000_000;
    private static final long CHARS = 5_000_000;

    /**
     * For a turn: thousands of times what a turn takes, yet well within what a follower waits. It is time on the clock, since
     * Java does not tell the processor time of virtual threads, so it leaves room for a machine that is busy with other things.
     */
    public static final Limits TURN = new Limits(500, Duration.ofSeconds(1), ROUNDS, CHARS);

    /** For a first run, in which classes are still being loaded. */
    public static final Limits REHEARSAL = new Limits(500, Duration.ofSeconds(5), ROUNDS, CHARS);
}
