package io.yingda.knowledge.embedding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into BERT's basic tokens: at white space, and around every ideograph and every punctuation mark.
 *
 * @param lowerCase whether case is forgotten
 * @param stripAccents whether accents are
 * @param cutIdeographs whether each ideograph is a word
 */
record BertWords(boolean lowerCase, boolean stripAccents, boolean cutIdeographs) {

    List<String> of(String text) {
        String plain = plain(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(code -> {
            boolean alone = BertCharacters.isPunctuation(code) || (cutIdeographs && BertCharacters.isIdeograph(code));
            if (alone || BertCharacters.isSpace(code)) {
                flush(word, words);
            }
            if (alone) {
                words.add(Character.toString(code));
            } else if (!BertCharacters.isSpace(code)) {
                word.appendCodePoint(code);
            }
        });
        flush(word, words);
        return words;
    }

    private String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(code -> !BertCharacters.isDropped(code)).forEach(kept::appendCodePoint);
        String plain = kept.toString();
        if (stripAccents) {
            StringBuilder bare = new StringBuilder(plain.length());
            Normalizer.normalize(plain, Normalizer.Form.NFD)
                    .codePoints()
                    .filter(code -> Character.getType(code) != Character.NON_SPACING_MARK)
                    .forEach(bare::appendCodePoint);
            plain = bare.toString();
        }
        return lowerCase ? plain.toLowerCase(Locale.ROOT) : plain;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
