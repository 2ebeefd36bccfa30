package io.yingda.knowledge.labels;

import io.yingda.knowledge.ranking.Asked;
import java.util.Set;

/**
 * A question somebody asked, marked with what answers it.
 *
 * @param question as typed
 * @param article the id of the article that answers it; empty when none does
 * @param file the file as problems name it
 * @param line the line, or the row of a table, from 1
 */
public record Label(String question, String article, String file, int line) {

    public Asked asked() {
        return new Asked("", question, article.isEmpty() ? Set.of() : Set.of(article));
    }
}
