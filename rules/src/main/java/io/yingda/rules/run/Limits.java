package io.yingda.rules.run;

import java.time.Duration;

/**
 * How much one evaluation may spend.
 *
 * @param firings at most how many rules fire
 * @param time at most how long it takes
 */
public record Limits(int firings, Duration time) {

    /** For a turn. */
    public static final Limits TURN = new Limits(500, Duration.ofMillis(200));

    /** For a first run, in which classes are still being loaded. */
    public static final Limits REHEARSAL = new Limits(500, Duration.ofSeconds(3));
}
