package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Wording;
import io.yingda.knowledge.ranking.Outcome.Kind;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fits the confidence further to questions that people marked with their answers, where that makes it truer. */
public final class Teaching {

    /** What a real question counts, beside a rehearsed one. */
    private static final double WEIGHT = 3;

    private static final int FOLDS = 5;

    private Teaching() {}

    /**
     * The ranking with a confidence that suits the labels, too. The labels must prove themselves first: what some of them teach
     * must make the confidence of the others truer, clearly so; otherwise it stays as it is.
     *
     * @param tolerance for which thresholds are suggested
     */
    public static Ranking taught(Ranking ranking, List<Asked> labels, double tolerance) {
        Calibration before = ranking.calibration();
        List<Outcome> marked = outcomes(ranking, labels);
        if (marked.size() < Taught.FEWEST) {
            return ranking.calibrated(before.tolerating(tolerance).taught(new Taught(marked.size(), 0, 0, false)));
        }
        double[] off = losses(marked, before);
        double[] offAfter = new double[off.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Outcome> others = new ArrayList<>(before.outcomes());
            for (int index = 0; index < marked.size(); index++) {
                if (index % FOLDS != fold) {
                    others.add(marked.get(index).weighing(WEIGHT));
                }
            }
            double[] losses = losses(marked, Calibrating.fitted(ranking.shipped(), others));
            for (int index = fold; index < off.length; index += FOLDS) {
                offAfter[index] = losses[index];
            }
        }
        boolean taken = clearlyLess(offAfter, off);
        Taught taught = new Taught(marked.size(), mean(off), mean(offAfter), taken);
        List<Outcome> all = new ArrayList<>(before.outcomes());
        marked.forEach(outcome -> all.add(outcome.weighing(WEIGHT)));
        Calibration after = taken ? Calibrating.fitted(ranking.shipped(), all) : before;
        return ranking.calibrated(after.tolerating(tolerance).taught(taught));
    }

    /** What the labels find; those left out that are phrasings of the content, which it has rehearsed itself. */
    private static List<Outcome> outcomes(Ranking ranking, List<Asked> labels) {
        Set<String> phrasings = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Entry entry : ranking.catalogue().entries()) {
            ids.add(entry.article().id());
            entry.phrasings().stream().map(Wording::bare).forEach(phrasings::add);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Asked label : labels) {
            // Of an article that is not there nothing can be learned: it is no question that nothing answers.
            boolean known = label.right().isEmpty() || label.right().stream().anyMatch(ids::contains);
            if (known && phrasings.add(Folding.bare(label.text()))) {
                String folded = ranking.read(Folding.fold(label.text()).strip());
                List<Contender> contenders = ranking.contenders(label.account(), folded, Hidden.NOTHING);
                if (!contenders.isEmpty()) {
                    Contender first = contenders.getFirst();
                    boolean right =
                            label.right().contains(first.entry().article().id());
                    outcomes.add(new Outcome(first.measures(), right, Kind.MARKED, 1));
                }
            }
        }
        return outcomes;
    }

    private static double[] losses(List<Outcome> outcomes, Calibration calibration) {
        return outcomes.stream()
                .mapToDouble(outcome -> {
                    double sure = calibration.coefficients().probability(outcome.measures());
                    return -Math.log(Math.max(1e-6, outcome.isRight() ? sure : 1 - sure));
                })
                .toArray();
    }

    /** Whether the mean is less by more than its standard error. */
    private static boolean clearlyLess(double[] after, double[] before) {
        double[] gains = new double[after.length];
        double sum = 0;
        for (int index = 0; index < gains.length; index++) {
            gains[index] = before[index] - after[index];
            sum += gains[index];
        }
        double mean = sum / gains.length;
        double squares = 0;
        for (double gain : gains) {
            squares += (gain - mean) * (gain - mean);
        }
        return mean > Math.sqrt(squares / gains.length / (gains.length - 1));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
