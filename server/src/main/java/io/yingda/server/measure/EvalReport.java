package io.yingda.server.measure;

import java.util.Comparator;
import java.util.List;

/**
 * How well a knowledge base answers. Shares are of the questions in scope, 0 to 1; all are 0 where there are none.
 *
 * @param entries articles searched
 * @param queries questions asked, in scope or not
 * @param r1 share whose first candidate is right; {@code r3} and {@code r10} accordingly
 * @param mrr10 mean of 1 / rank of the first right candidate among the first ten
 * @param coverage share answered right at a given precision
 * @param ms milliseconds to understand and search one question
 */
public record EvalReport(
        int entries, int queries, double r1, double r3, double r10, double mrr10, Coverage coverage, Millis ms) {

    /**
     * The share of the questions in scope that are answered right when every question, in scope or not, is answered whose
     * first candidate reaches a threshold, at the threshold that answers most while at least .95, .90, .85 of the answers
     * are right.
     */
    public record Coverage(double p95, double p90, double p85) {}

    public record Millis(double mean, double p50, double p99) {}

    public static EvalReport of(int entries, List<EvalOutcome> outcomes) {
        List<EvalOutcome> inScope =
                outcomes.stream().filter(EvalOutcome::inScope).toList();
        return new EvalReport(
                entries,
                outcomes.size(),
                recall(inScope, 1),
                recall(inScope, 3),
                recall(inScope, 10),
                inScope.stream()
                        .mapToDouble(outcome -> within(outcome, 10) ? 1.0 / outcome.rank() : 0)
                        .average()
                        .orElse(0),
                new Coverage(coverage(outcomes, .95), coverage(outcomes, .90), coverage(outcomes, .85)),
                millis(outcomes));
    }

    private static boolean within(EvalOutcome outcome, int depth) {
        return outcome.rank() >= 1 && outcome.rank() <= depth;
    }

    private static double recall(List<EvalOutcome> inScope, int depth) {
        return inScope.stream()
                .mapToInt(outcome -> within(outcome, depth) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double coverage(List<EvalOutcome> outcomes, double precision) {
        List<EvalOutcome> surest = outcomes.stream()
                .filter(EvalOutcome::hasCandidate)
                .sorted(Comparator.comparingDouble(EvalOutcome::confidence).reversed())
                .toList();
        long inScope = outcomes.stream().filter(EvalOutcome::inScope).count();
        int right = 0;
        int mostRight = 0;
        for (int answered = 1; answered <= surest.size(); answered++) {
            EvalOutcome last = surest.get(answered - 1);
            right += last.rank() == 1 ? 1 : 0;
            // Equally sure questions lie on the same side of every threshold.
            boolean threshold =
                    answered == surest.size() || surest.get(answered).confidence() < last.confidence();
            if (threshold && (double) right / answered >= precision) {
                mostRight = Math.max(mostRight, right);
            }
        }
        return inScope == 0 ? 0 : (double) mostRight / inScope;
    }

    private static Millis millis(List<EvalOutcome> outcomes) {
        long[] nanos = outcomes.stream().mapToLong(EvalOutcome::nanos).sorted().toArray();
        double mean = outcomes.stream().mapToLong(EvalOutcome::nanos).average().orElse(0);
        return new Millis(mean / 1e6, quantile(nanos, .50) / 1e6, quantile(nanos, .99) / 1e6);
    }

    /** The smallest value that at least this share of the values does not exceed. */
    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
