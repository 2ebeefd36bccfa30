package io.yingda.server.quality;

import java.util.Comparator;
import java.util.List;

/**
 * The share of the questions in scope that are answered right when every question, in scope or not, is answered whose first
 * candidate reaches a threshold, at the threshold that answers most while at least .95, .90, .85 of the answers are right.
 */
public record Coverage(double p95, double p90, double p85) {

    static Coverage of(List<EvalOutcome> outcomes) {
        return new Coverage(at(.95, outcomes), at(.90, outcomes), at(.85, outcomes));
    }

    private static double at(double precision, List<EvalOutcome> outcomes) {
        List<EvalOutcome> surest = outcomes.stream()
                .filter(EvalOutcome::hasCandidate)
                .sorted(Comparator.comparingDouble(EvalOutcome::confidence).reversed())
                .toList();
        long inScope = outcomes.stream().filter(EvalOutcome::inScope).count();
        int right = 0;
        int mostRight = 0;
        for (int answered = 1; answered <= surest.size(); answered++) {
            EvalOutcome last = surest.get(answered - 1);
            right += last.isRight() ? 1 : 0;
            // Equally sure questions lie on the same side of every threshold.
            boolean threshold =
                    answered == surest.size() || surest.get(answered).confidence() < last.confidence();
            if (threshold && (double) right / answered >= precision) {
                mostRight = Math.max(mostRight, right);
            }
        }
        return inScope == 0 ? 0 : (double) mostRight / inScope;
    }
}
