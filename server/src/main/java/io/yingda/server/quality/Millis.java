package io.yingda.server.quality;

import java.util.List;

/** Milliseconds a question takes: the mean, the median and what 99 % stay within. */
public record Millis(double mean, double p50, double p99) {

    static Millis of(List<EvalOutcome> outcomes) {
        long[] nanos = outcomes.stream().mapToLong(EvalOutcome::nanos).sorted().toArray();
        double mean = outcomes.stream().mapToLong(EvalOutcome::nanos).average().orElse(0);
        return new Millis(mean / 1e6, quantile(nanos, .50) / 1e6, quantile(nanos, .99) / 1e6);
    }

    /** The smallest value that at least this share of the values does not exceed. */
    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
