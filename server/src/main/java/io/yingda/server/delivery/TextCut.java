package io.yingda.server.delivery;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * A text cut in two.
 *
 * @param head what fits
 * @param rest what does not; empty when everything fits
 */
public record TextCut(String head, String rest) {

    private static final String SENTENCE_ENDS = "\n。！？!?；;";

    /**
     * Cuts a text so that its head has at most so many bytes of UTF-8: between characters as a person sees them, never
     * within a link, and where possible after the last line or sentence in the head's second half.
     */
    public static TextCut at(int bytes, String text) {
        if (text.length() * 3L <= bytes || text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return new TextCut(text, "");
        }
        int end = beforeLink(text, lastFitting(bytes, text));
        int nicer = afterSentence(text, end);
        int cut = beforeLink(text, nicer) == nicer ? nicer : end;
        return new TextCut(
                text.substring(0, cut).stripTrailing(), text.substring(cut).stripLeading());
    }

    /** The last border between two visible characters at which the text before still fits; at least one character. */
    private static int lastFitting(int bytes, String text) {
        int limit = byteLimit(bytes, text);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int border = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return border > 0 ? border : limit;
    }

    private static int byteLimit(int bytes, String text) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return Math.max(end, 1);
    }

    /** The beginning of the link that this position lies in; the position itself when it lies in none, or fills the head. */
    private static int beforeLink(String text, int position) {
        int opened = text.lastIndexOf("<a ", position - 1);
        if (opened <= 0) {
            return position;
        }
        int closed = text.indexOf("</a>", opened);
        return closed >= 0 && closed + "</a>".length() > position ? opened : position;
    }

    private static int afterSentence(String text, int end) {
        for (int position = end; position > end / 2; position--) {
            if (SENTENCE_ENDS.indexOf(text.charAt(position - 1)) >= 0) {
                return position;
            }
        }
        return end;
    }
}
