package io.yingda.engine.fact;

import org.jspecify.annotations.Nullable;

/**
 * How sure is sure enough, as the knowledge base suggests for the merchant's tolerance.
 *
 * @param answer confidence from which the best candidate may be given as the answer
 * @param offer confidence from which a candidate is worth offering as a choice
 * @param margin margin below which the best two are too close to call
 */
public record Thresholds(double answer, double offer, double margin) {

    /** Whether a best candidate may be given as the answer; null never may. */
    public boolean allow(@Nullable Candidate best) {
        return best != null && best.confidence() >= answer && best.margin() >= margin;
    }
}
