package io.yingda.knowledge.reading;

import io.yingda.knowledge.text.Folding;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads questions in the words of one version of the content. A text that the content has, word for word, is never changed.
 * Safe for many threads.
 */
public final class QuestionReader {

    private final Dialect dialect;
    private final Spelling spelling;

    /** Phrasings that would be changed if they were not known: their letters and digits. */
    private final Set<String> phrasings = new HashSet<>();

    public QuestionReader(Vocabulary vocabulary) {
        dialect = new Dialect(vocabulary);
        spelling = new Spelling(vocabulary);
        vocabulary.forEachPhrasing(bare -> {
            if (isTyped(bare)) {
                phrasings.add(bare);
            }
        });
    }

    /** Whether a folded text may have something to read. */
    private static boolean isTyped(String folded) {
        for (int at = 0; at < folded.length(); at++) {
            if (LatinRun.isLatin(folded.charAt(at)) || Dialect.begins(folded.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing in a folded text to read, or the content has it just like this. */
    private boolean isPlain(String folded) {
        return !isTyped(folded) || phrasings.contains(Folding.bare(folded));
    }

    /** A folded text with words of dialects in plain Mandarin; the same text where it has none. */
    public String plain(String folded) {
        return isPlain(folded) ? folded : dialect.read(folded);
    }

    /** A folded text with what is spelled in Latin letters in characters; the same text where nothing is, or not clearly. */
    public String spelledOut(String folded) {
        return isPlain(folded) ? folded : spelling.read(folded);
    }
}
