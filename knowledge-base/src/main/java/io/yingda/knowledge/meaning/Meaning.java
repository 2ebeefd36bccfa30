package io.yingda.knowledge.meaning;

import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.index.Hidden;

/**
 * What it takes to compare by meaning.
 *
 * @param embedder for questions that are no phrasing of the content's own
 * @param space the content
 */
public record Meaning(Embedder embedder, Space space) {

    /**
     * How near everything is to a question.
     *
     * @param folded the question, folded
     * @param bare its letters and digits
     */
    public Sight sight(String folded, String bare, Hidden hidden) {
        float[] known = space.vector(bare);
        return space.look(known == null ? embedder.embed(folded) : known, hidden);
    }
}
