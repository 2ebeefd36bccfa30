package io.yingda.knowledge.ranking;

/**
 * How a question of which the answer is known went.
 *
 * @param measures of the first candidate
 * @param isRight whether it was right
 * @param weight how much it counts
 */
record Outcome(Measures measures, boolean isRight, double weight) {

    Outcome weighing(double other) {
        return new Outcome(measures, isRight, other);
    }
}
