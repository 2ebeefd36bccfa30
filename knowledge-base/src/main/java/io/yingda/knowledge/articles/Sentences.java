package io.yingda.knowledge.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts long texts between sentences where it can, else between characters; never inside a link. */
final class Sentences {

    private static final String LINK = "<a href=[^>]*>.*?</a>";

    /** Up to and with the end of a line or a sentence. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?s)(?:" + LINK + "|[^\\n。！？；<]++|<)*+(?:[\\n。！？；]+[”」）]*|$)");

    private static final Pattern CHARACTER = Pattern.compile("(?s)" + LINK + "|\\X");

    private Sentences() {}

    /**
     * The text in parts, in order, none longer than {@code mostBytes} of UTF-8.
     *
     * @param text not empty
     */
    static List<String> packed(String text, int mostBytes) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String piece : pieces(text, mostBytes)) {
            if (!part.isEmpty() && Bubbles.bytes(part + piece) > mostBytes) {
                parts.add(part.toString().strip());
                part.setLength(0);
            }
            part.append(piece);
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** The whole sentences from the beginning of the text that fit into so many bytes of UTF-8; empty when none does. */
    static String fitting(String text, int mostBytes) {
        StringBuilder fitting = new StringBuilder();
        for (String sentence : all(SENTENCE, text)) {
            if (Bubbles.bytes((fitting + sentence).stripTrailing()) > mostBytes) {
                break;
            }
            fitting.append(sentence);
        }
        return fitting.toString().strip();
    }

    private static List<String> pieces(String text, int mostBytes) {
        List<String> pieces = new ArrayList<>();
        for (String sentence : all(SENTENCE, text)) {
            pieces.addAll(Bubbles.bytes(sentence) <= mostBytes ? List.of(sentence) : all(CHARACTER, sentence));
        }
        return pieces;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }
}
