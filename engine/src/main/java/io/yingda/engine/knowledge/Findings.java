package io.yingda.engine.knowledge;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Thresholds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search came to.
 *
 * @param candidates best first; empty when nothing shares a word with the question
 * @param thresholds how sure is sure enough in this knowledge base
 * @param version names the content that was searched
 */
public record Findings(List<Candidate> candidates, Thresholds thresholds, String version) {

    public Findings {
        candidates = List.copyOf(candidates);
    }

    /** The best candidate; null when nothing was found. */
    public @Nullable Candidate best() {
        return candidates.isEmpty() ? null : candidates.getFirst();
    }

    /** Whether the best candidate may be given as the answer. */
    public boolean areSure() {
        return thresholds.allow(best());
    }

    /** How sure the best candidate is; 0 when nothing was found. */
    public double confidence() {
        Candidate best = best();
        return best == null ? 0 : best.confidence();
    }
}
