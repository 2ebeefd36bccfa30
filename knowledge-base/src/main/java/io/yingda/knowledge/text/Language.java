package io.yingda.knowledge.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Guesses the language a follower writes in. */
public final class Language {

    private static final Charset SIMPLIFIED = Charset.forName("GB2312");

    private Language() {}

    /**
     * {@code zh-Hant} when a character is there that only traditional texts use, {@code en} when most letters are Latin,
     * otherwise {@code zh-Hans}. Characters of both scripts, such as 著, count as simplified.
     */
    public static String of(String text) {
        CharsetEncoder simplified = SIMPLIFIED.newEncoder();
        int latin = 0;
        int other = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isIdeographic(character)) {
                if (Folding.fold(character) != character && !simplified.canEncode(character)) {
                    return "zh-Hant";
                }
                other++;
            } else if (Character.isLetter(character)) {
                if (Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN) {
                    latin++;
                } else {
                    other++;
                }
            }
        }
        return latin > other ? "en" : "zh-Hans";
    }
}
