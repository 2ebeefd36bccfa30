package io.yingda.server.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search made of one question.
 *
 * @param guesses the first candidates, best first; empty when there is none
 * @param rank of the first right candidate among the first ten, from 1; 0 when there is none
 * @param verdict what the thresholds made of it
 * @param nanos how long understanding and searching took
 */
public record EvalOutcome(EvalQuestion question, List<Guess> guesses, int rank, Verdict verdict, long nanos) {

    public EvalOutcome {
        guesses = List.copyOf(guesses);
    }

    boolean inScope() {
        return question.inScope();
    }

    /** Whether some candidate could be given as the answer. */
    boolean hasCandidate() {
        return !guesses.isEmpty();
    }

    /** The first candidate; null when there is none. */
    @Nullable
    Guess first() {
        return guesses.isEmpty() ? null : guesses.getFirst();
    }

    /** Of the first candidate; 0 when there is none. */
    double confidence() {
        return guesses.isEmpty() ? 0 : guesses.getFirst().confidence();
    }

    /** Whether the first candidate is right. */
    boolean isRight() {
        return rank == 1;
    }
}
