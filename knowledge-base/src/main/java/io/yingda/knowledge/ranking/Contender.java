package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Wording;
import org.jspecify.annotations.Nullable;

/** An entry in the running, with what was measured of it so far. */
final class Contender {

    private final Entry entry;
    private final Measures measures = new Measures();
    private @Nullable Wording phrasing;
    private double nearness = -1;
    private double score;

    Contender(Entry entry) {
        this.entry = entry;
    }

    /** Keeps this phrasing when it is nearer to the question than those met before; whether it is. */
    boolean meet(Wording other, double otherNearness) {
        boolean isNearer = otherNearness > nearness;
        if (isNearer) {
            phrasing = other;
            nearness = otherNearness;
        }
        return isNearer;
    }

    Entry entry() {
        return entry;
    }

    @Nullable
    Wording phrasing() {
        return phrasing;
    }

    double value(Feature feature) {
        return measures.get(feature);
    }

    void set(Feature feature, double value) {
        measures.set(feature, value);
    }

    Measures measures() {
        return measures;
    }

    double score() {
        return score;
    }

    void setScore(double value) {
        score = value;
    }
}
