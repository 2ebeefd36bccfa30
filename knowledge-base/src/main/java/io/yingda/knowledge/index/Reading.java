package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.text.Segmenter;
import io.yingda.knowledge.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How texts are cut into words: with the common words, or with those of one account in addition. */
public final class Reading {

    private final Segmenter common;
    private final Map<String, Segmenter> own = new HashMap<>();
    private final Dictionary dictionary;

    public Reading(Dictionary dictionary) {
        this.dictionary = dictionary;
        common = new Segmenter(dictionary.words());
        dictionary.accountWords().forEach((account, words) -> {
            List<Word> all = new ArrayList<>(dictionary.words());
            all.addAll(words);
            own.put(account, new Segmenter(all));
        });
    }

    /** Whether this account has words of its own. */
    public boolean isOwn(String account) {
        return own.containsKey(account);
    }

    /** The merchant's own words, those of every account among them, and all that stand for another. */
    Set<String> known() {
        Set<String> known = new HashSet<>(dictionary.synonyms().keySet());
        dictionary.words().forEach(word -> known.add(word.text()));
        dictionary.accountWords().values().forEach(words -> words.forEach(word -> known.add(word.text())));
        return known;
    }

    /** All words of a folded text as this account reads it. */
    public List<Token> tokens(String account, String folded) {
        return own.getOrDefault(account, common).segment(folded);
    }

    /** All words of a folded text as accounts without words of their own read it. */
    public List<Token> tokens(String folded) {
        return common.segment(folded);
    }

    /** The words to search by: without punctuation and stop words, a synonym replaced by the word that stands for it. */
    public List<Token> telling(List<Token> tokens) {
        List<Token> telling = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            String word = dictionary.synonyms().getOrDefault(token.text(), token.text());
            if (!dictionary.stopWords().contains(word) && word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                telling.add(
                        word.equals(token.text()) ? token : new Token(word, token.tag(), token.start(), token.end()));
            }
        }
        return telling;
    }
}
