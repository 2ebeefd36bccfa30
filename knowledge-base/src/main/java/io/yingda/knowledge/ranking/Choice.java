package io.yingda.knowledge.ranking;

import java.util.List;

/**
 * One observed choice among alternatives.
 *
 * @param alternatives the features of each, double[features]
 * @param chosen which one was right, from 0
 * @param weight how much it counts, above 0
 */
record Choice(List<double[]> alternatives, int chosen, double weight) {

    /** A choice between yes and no, as logistic regression has it. */
    static Choice yesOrNo(double[] features, boolean yes, double weight) {
        return new Choice(List.of(features, new double[features.length]), yes ? 0 : 1, weight);
    }
}
