package io.yingda.knowledge.reading;

import java.util.Comparator;
import java.util.List;

/**
 * What letters may stand for.
 *
 * @param text the characters
 * @param score the logarithm of how likely they are, but for a factor that all guesses for the same letters share
 */
record Guess(String text, double score) {

    static final Comparator<Guess> BEST_FIRST =
            Comparator.comparingDouble(Guess::score).reversed().thenComparing(Guess::text);

    /** The best must be so many times as likely as the second best to be taken for granted. */
    private static final double CLEARLY = Math.log(3);

    /** Whether the first of several guesses is clearly better than the second. */
    static boolean isClear(List<Guess> bestFirst) {
        return bestFirst.size() == 1
                || (bestFirst.size() > 1
                        && bestFirst.get(0).score() - bestFirst.get(1).score() >= CLEARLY);
    }
}
