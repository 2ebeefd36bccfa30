package io.yingda.engine.knowledge;

import io.yingda.engine.article.Article;
import java.time.LocalDate;
import java.util.Optional;

/** The merchant's published content, searchable. Safe for many threads; each call sees one consistent version. */
public interface KnowledgeBase {

    /** Folds and segments a follower's words with the account's dictionary. */
    Understanding understand(String account, String words);

    /** Words as {@link #understand} has them in {@link Understanding#text}, without being segmented. */
    default String fold(String words) {
        return understand("", words).text();
    }

    /**
     * Ranks the articles this account may serve on this day.
     *
     * @param limit at most how many candidates
     */
    Findings search(Understanding question, LocalDate day, int limit);

    /** The article of this id, served or not. */
    Optional<Article> article(String id);
}
