package io.yingda.knowledge.learning;

import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Family;
import java.util.List;
import java.util.Set;

/**
 * How to learn.
 *
 * @param tolerance the share of all questions that may be answered wrongly, above 0 and below 1
 * @param labels questions marked with their answers, besides those that come with the content
 * @param without what not to learn and match by; keep nothing on disk where there is any, since what is kept does not tell
 */
public record LearningSettings(double tolerance, List<Asked> labels, Set<Family> without) {

    /** Everything, for the usual tolerance. */
    public static final LearningSettings USUAL = new LearningSettings(Calibration.TOLERANCE, List.of(), Set.of());

    public LearningSettings {
        labels = List.copyOf(labels);
        without = Set.copyOf(without);
    }

    public LearningSettings tolerating(double other) {
        return new LearningSettings(other, labels, without);
    }

    public LearningSettings with(List<Asked> others) {
        return new LearningSettings(tolerance, others, without);
    }

    public LearningSettings without(Set<Family> families) {
        return new LearningSettings(tolerance, labels, families);
    }
}
