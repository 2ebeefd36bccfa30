package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import java.util.List;
import java.util.Set;

/**
 * An article as the index keeps it.
 *
 * @param number its number in the index; a changed article gets a new one
 * @param article the article
 * @param phrasings the ways of asking it, taken apart
 * @param answer its answer, taken apart
 * @param keywords its keywords: their folded letters and digits
 * @param account the one account it is for, when that account's own words were used; empty otherwise
 * @param digest names the article's content
 */
public record Entry(
        int number,
        Article article,
        List<Wording> phrasings,
        Wording answer,
        Set<String> keywords,
        String account,
        String digest) {}
