package io.yingda.engine.knowledge;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Thresholds;
import java.util.List;

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
}
