package io.yingda.server.quality;

import java.util.List;

/** Which share of questions, 0 to 1, comes to what. They add up to 1, or to 0 without questions. */
public record Shares(double right, double offered, double escalated, double wrong) {

    static Shares of(List<EvalOutcome> outcomes) {
        return new Shares(
                share(outcomes, Verdict.RIGHT),
                share(outcomes, Verdict.OFFERED),
                share(outcomes, Verdict.ESCALATED),
                share(outcomes, Verdict.WRONG));
    }

    private static double share(List<EvalOutcome> outcomes, Verdict verdict) {
        long count = outcomes.stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count();
        return outcomes.isEmpty() ? 0 : (double) count / outcomes.size();
    }
}
