package io.yingda.knowledge.text;

import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts folded text into overlapping pairs of ideographs; a lone ideograph stands by itself, and a run of other letters and
 * digits is one piece. Finds what the segmentation into words cut differently.
 */
public final class Pairs {

    private static final String TAG = "pair";

    private Pairs() {}

    public static List<Token> of(String folded) {
        List<Token> pairs = new ArrayList<>();
        int index = 0;
        while (index < folded.length()) {
            int next = endOfRun(folded, index);
            if (next == index) {
                index += Character.charCount(folded.codePointAt(index));
            } else if (Character.isIdeographic(folded.codePointAt(index))) {
                addPairs(pairs, folded, index, next);
                index = next;
            } else {
                add(pairs, folded, index, next);
                index = next;
            }
        }
        return pairs;
    }

    /** Where the run of like characters that begins here ends; here, when it is neither letter nor digit. */
    static int endOfRun(String text, int start) {
        boolean ideographic = Character.isIdeographic(text.codePointAt(start));
        int end = start;
        while (end < text.length()) {
            int code = text.codePointAt(end);
            int length = Character.charCount(code);
            if (!Character.isLetterOrDigit(code)
                    || Character.isIdeographic(code) != ideographic
                    || (!ideographic && end + length - start > Segmenter.LONGEST)) {
                break;
            }
            end += length;
        }
        return end;
    }

    private static void addPairs(List<Token> pairs, String text, int start, int end) {
        int first = start;
        int second = first + Character.charCount(text.codePointAt(first));
        if (second >= end) {
            add(pairs, text, start, end);
        }
        while (second < end) {
            int after = second + Character.charCount(text.codePointAt(second));
            add(pairs, text, first, after);
            first = second;
            second = after;
        }
    }

    private static void add(List<Token> pairs, String text, int start, int end) {
        pairs.add(new Token(text.substring(start, end), TAG, start, end));
    }
}
