package io.yingda.server.quality;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether right first candidates are surer than wrong ones. */
final class Discrimination {

    private Discrimination() {}

    /**
     * The area under the ROC curve: how likely a right first candidate is surer than a wrong one, a tie counting half (the
     * Mann-Whitney statistic). A question without a candidate counts as wrong with a confidence of 0.
     *
     * @return 0 to 1; null when all are right or none is
     */
    static @Nullable Double area(List<EvalOutcome> outcomes) {
        List<EvalOutcome> rising = outcomes.stream()
                .sorted(Comparator.comparingDouble(EvalOutcome::confidence))
                .toList();
        long right = rising.stream().filter(EvalOutcome::isRight).count();
        long wrong = rising.size() - right;
        if (right == 0 || wrong == 0) {
            return null;
        }
        double won = 0;
        long wrongBefore = 0;
        for (int start = 0; start < rising.size(); ) {
            int end = start;
            long rightHere = 0;
            while (end < rising.size()
                    && rising.get(end).confidence() == rising.get(start).confidence()) {
                rightHere += rising.get(end).isRight() ? 1 : 0;
                end++;
            }
            long wrongHere = end - start - rightHere;
            won += rightHere * (wrongBefore + wrongHere / 2.0);
            wrongBefore += wrongHere;
            start = end;
        }
        return won / right / wrong;
    }
}
