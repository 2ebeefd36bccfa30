package io.yingda.engine.fact;

import io.yingda.engine.article.Article;
import java.util.List;

/**
 * An article that may be the answer.
 *
 * @param rank 1 for the best
 * @param article the article
 * @param phrasing the wording that matched best; empty when the answer's text matched
 * @param confidence the calibrated probability, 0 to 1, that this is the right answer
 * @param margin its confidence less that of the next candidate, 0 to 1
 * @param score what it was ranked by; comparable within one search only
 * @param evidence what the score and the confidence were made of
 */
public record Candidate(
        int rank,
        Article article,
        String phrasing,
        double confidence,
        double margin,
        double score,
        List<Evidence> evidence) {

    public Candidate {
        evidence = List.copyOf(evidence);
    }

    public String id() {
        return article.id();
    }

    public String category() {
        return article.category();
    }

    public String question() {
        return article.title();
    }
}
