package io.yingda.server.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a confidence means what it says: of the questions that were .8 to .9 sure, 80 to 90 % should have been right.
 *
 * @param bins from the least to the most sure, those without questions included
 */
public record Reliability(List<Bin> bins) {

    private static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Questions about equally sure.
     *
     * @param from the least confidence, 0 to 1
     * @param to the confidence they stay below; the last bin includes 1
     * @param predicted their mean confidence; 0 when there are none
     * @param observed the share that was right; 0 when there are none
     * @param weight how much they count together
     * @param count how many they are
     */
    public record Bin(double from, double to, double predicted, double observed, double weight, int count) {}

    /**
     * A question that got a first candidate.
     *
     * @param confidence of that candidate, 0 to 1
     * @param right whether it was right
     * @param weight how much the question counts, above 0
     */
    public record Bet(double confidence, boolean right, double weight) {}

    /** In ten bins of equal width. */
    public static Reliability of(List<Bet> bets) {
        double[] weight = new double[BINS];
        double[] predicted = new double[BINS];
        double[] right = new double[BINS];
        int[] count = new int[BINS];
        for (Bet bet : bets) {
            int bin = Math.min(BINS - 1, (int) (bet.confidence() * BINS));
            weight[bin] += bet.weight();
            predicted[bin] += bet.confidence() * bet.weight();
            right[bin] += bet.right() ? bet.weight() : 0;
            count[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(
                    (double) bin / BINS,
                    (bin + 1.0) / BINS,
                    count[bin] == 0 ? 0 : predicted[bin] / weight[bin],
                    count[bin] == 0 ? 0 : right[bin] / weight[bin],
                    weight[bin],
                    count[bin]));
        }
        return new Reliability(bins);
    }

    /** The first candidates of these outcomes, each counting once; a question without a candidate has none. */
    static Reliability ofOutcomes(List<EvalOutcome> outcomes) {
        return of(outcomes.stream()
                .filter(EvalOutcome::hasCandidate)
                .map(outcome -> new Bet(outcome.confidence(), outcome.isRight(), 1))
                .toList());
    }

    /** How many questions there are. */
    public int count() {
        return bins.stream().mapToInt(Bin::count).sum();
    }

    /**
     * The expected calibration error, 0 to 1: how far confidence and share of right ones are apart in a bin, averaged over the
     * questions (Naeini, Cooper and Hauskrecht 2015). 0 without questions.
     */
    public double error() {
        double all = bins.stream().mapToDouble(Bin::weight).sum();
        double apart = bins.stream()
                .mapToDouble(bin -> bin.weight() * Math.abs(bin.predicted() - bin.observed()))
                .sum();
        return all == 0 ? 0 : apart / all;
    }
}
