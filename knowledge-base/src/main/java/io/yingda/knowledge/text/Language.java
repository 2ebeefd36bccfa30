package io.yingda.knowledge.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Guesses the language a follower writes in. */
public final class Language {

    private static final Charset SIMPLIFIED = Charset.forName("GB2312");

    private Language() {}

    /**
     * {@code zh-Hant} when a character is there that only traditional texts use, {@code en} when there are more Latin words
     * than other letters, otherwise {@code zh-Hans}. Characters of both scripts, such as 著, count as simplified.
     */
    public static String of(String text) {
        CharsetEncoder simplified = SIMPLIFIED.newEncoder();
        int latinWords = 0;
        int others = 0;
        boolean inLatinWord = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Folding.fold(character) != character
                    && Character.isIdeographic(character)
                    && !simplified.canEncode(character)) {
                return "zh-Hant";
            }
            boolean latin = Character.isLetter(character)
                    && Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
            latinWords += latin && !inLatinWord ? 1 : 0;
            others += Character.isLetter(character) && !latin ? 1 : 0;
            inLatinWord = latin;
        }
        return latinWords > others ? "en" : "zh-Hans";
    }
}
