package io.yingda.rules.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts how often operations were asked by whom and with what. Safe for many threads. */
@FunctionalInterface
public interface Guesses {

    /**
     * One more of each.
     *
     * @return false when one of them is more than there may be
     */
    boolean allow(List<Guess> guesses, Instant now);

    /**
     * What is counted.
     *
     * @param subject the operation with the follower, or with the value of one argument
     * @param most how many there may be
     * @param within over so long, from the first
     */
    record Guess(String subject, int most, Duration within) {}
}
