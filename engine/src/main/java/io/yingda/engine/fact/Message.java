package io.yingda.engine.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the follower just sent.
 *
 * @param kind what it is
 * @param text the words, folded (simplified, half width, lower case); a voice's recognition; empty when there are none
 * @param original the words as typed
 * @param tokens the words of the text, in order
 * @param key the menu key, the QR code's scene or the unknown kind's name; empty when none
 * @param pickedArticle the article of the offered choice that was taken, or of the link in an answer whose text was sent;
 *     null when there is none
 * @param declinedChoices whether the follower said that none of the offered choices fits
 * @param readAs what was searched for in place of the words, since they lean on the question before; empty when they stand
 *     for themselves
 */
public record Message(
        Kind kind,
        String text,
        String original,
        List<String> tokens,
        String key,
        @Nullable String pickedArticle,
        boolean declinedChoices,
        String readAs) {

    public Message {
        tokens = List.copyOf(tokens);
    }

    /** Length of the text in characters as a person counts them. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /** Whether the text contains one of these. */
    public boolean has(String... parts) {
        // The rules ask for some six hundred words a turn: most have a first character that is not in the text.
        long characters = 0;
        for (int index = 0; index < text.length(); index++) {
            characters |= 1L << text.charAt(index);
        }
        for (String part : parts) {
            boolean possible = part.isEmpty() || (characters & 1L << part.charAt(0)) != 0;
            if (possible && text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text, apart from punctuation and spaces at its ends, is one of these. */
    public boolean is(String... texts) {
        int start = 0;
        int end = text.length();
        while (start < end && !saysSomething(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && !saysSomething(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        for (String candidate : texts) {
            if (candidate.length() == end - start && text.startsWith(candidate, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character is more than punctuation, a symbol or a space. */
    private static boolean saysSomething(int character) {
        if (isHan(character)) {
            return true; // Nearly every character is one, and the rules ask some forty times a turn.
        }
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> false;
            default -> !Character.isWhitespace(character) && !Character.isSpaceChar(character);
        };
    }

    private static boolean isHan(int character) {
        return character >= 0x4E00 && character <= 0x9FFF;
    }
}
