package io.yingda.server.measure;

/**
 * What a search made of one question.
 *
 * @param inScope whether the knowledge base has an answer
 * @param rank of the first right candidate, from 1; 0 when there is none
 * @param confidence of the first candidate; negative when there is no candidate
 * @param nanos how long understanding and searching took
 */
public record EvalOutcome(boolean inScope, int rank, double confidence, long nanos) {

    /** Whether some candidate could be given as the answer. */
    boolean hasCandidate() {
        return confidence >= 0;
    }
}
