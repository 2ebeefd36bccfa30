package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Wording;
import org.jspecify.annotations.Nullable;

/** An entry in the running, with what was measured of it so far. */
final class Contender {

    private final Entry entry;
    private final @Nullable Wording phrasing;
    private final Measures measures = new Measures();
    private double score;

    /** @param phrasing the phrasing that is nearest to the question; null when only the answer or a keyword is near */
    Contender(Entry entry, @Nullable Wording phrasing) {
        this.entry = entry;
        this.phrasing = phrasing;
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
