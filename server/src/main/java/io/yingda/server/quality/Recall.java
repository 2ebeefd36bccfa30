package io.yingda.server.quality;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How far up the right candidate is, over the questions in scope; 0 without any. */
final class Recall {

    private Recall() {}

    /** The share whose right candidate is among the first so many. */
    static double at(int depth, List<EvalOutcome> outcomes) {
        return mean(outcomes, outcome -> within(outcome, depth) ? 1 : 0);
    }

    /** The mean of 1 / rank of the right candidate, where it is among the first so many. */
    static double reciprocal(int depth, List<EvalOutcome> outcomes) {
        return mean(outcomes, outcome -> within(outcome, depth) ? 1.0 / outcome.rank() : 0);
    }

    private static double mean(List<EvalOutcome> outcomes, ToDoubleFunction<EvalOutcome> worth) {
        return outcomes.stream()
                .filter(EvalOutcome::inScope)
                .mapToDouble(worth)
                .average()
                .orElse(0);
    }

    private static boolean within(EvalOutcome outcome, int depth) {
        return outcome.rank() >= 1 && outcome.rank() <= depth;
    }
}
