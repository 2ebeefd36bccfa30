package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An article as the index keeps it.
 *
 * @param number its number in the index; a changed article gets a new one
 * @param article the article
 * @param phrasings the ways of asking it, taken apart
 * @param answer its answer, taken apart
 * @param named its keywords, taken apart as one text
 * @param keywords its keywords: their folded letters and digits
 * @param account the one account it is for, when that account's own words were used; empty otherwise
 * @param digest names the article's content
 */
public record Entry(
        int number,
        Article article,
        List<Wording> phrasings,
        Wording answer,
        Wording named,
        Set<String> keywords,
        String account,
        String digest) {

    /** The distinct words of all its texts, each counted once. */
    Terms words() {
        return union(Wording::words);
    }

    /**
     * Whether any of its texts has this word.
     *
     * @param without the phrasing that does not count, from 0; -1 when all do
     */
    boolean hasWord(int word, int without) {
        for (int index = 0; index < phrasings.size(); index++) {
            if (index != without && phrasings.get(index).words().has(word)) {
                return true;
            }
        }
        return answer.words().has(word) || named.words().has(word);
    }

    /** The distinct pairs of characters of all its texts, each counted once. */
    Terms pairs() {
        return union(Wording::pairs);
    }

    /** The distinct pairs of syllables of its phrasings, each counted once. */
    Terms sounds() {
        return union(Wording::sounds);
    }

    private Terms union(Function<Wording, Terms> field) {
        return Terms.union(Stream.concat(phrasings.stream(), Stream.of(answer, named))
                .map(field)
                .toList());
    }
}
