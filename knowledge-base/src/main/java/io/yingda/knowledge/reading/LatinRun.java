package io.yingda.knowledge.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Latin letters in a folded text, perhaps in several words with a space between any two.
 *
 * @param start where the first letter is
 * @param end after the last letter
 * @param words the letters between the spaces
 */
record LatinRun(int start, int end, List<String> words) {

    /** Letters beside these belong to a code, an address or a name, as do letters beside digits. */
    private static final String JOINTS = "-_.@/\\:#&+=%*'";

    LatinRun {
        words = List.copyOf(words);
    }

    /** The runs of a text in order; none that is part of a code. */
    static List<LatinRun> in(String folded) {
        List<LatinRun> runs = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            if (!isLatin(folded.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            List<String> words = new ArrayList<>();
            while (true) {
                int wordStart = at;
                while (at < folded.length() && isLatin(folded.charAt(at))) {
                    at++;
                }
                words.add(folded.substring(wordStart, at));
                if (at + 1 < folded.length() && folded.charAt(at) == ' ' && isLatin(folded.charAt(at + 1))) {
                    at++;
                } else {
                    break;
                }
            }
            if (!joins(folded, start - 1) && !joins(folded, at) && !isModel(folded, start, at)) {
                runs.add(new LatinRun(start, at, words));
            }
        }
        return runs;
    }

    /** All Latin letters of a text, cut wherever something else stands, those of codes among them. */
    static List<String> letters(String folded) {
        List<String> letters = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= folded.length(); end++) {
            if (end == folded.length() || !isLatin(folded.charAt(end))) {
                if (end > start) {
                    letters.add(folded.substring(start, end));
                }
                start = end + 1;
            }
        }
        return letters;
    }

    static boolean isLatin(char folded) {
        return folded >= 'a' && folded <= 'z';
    }

    /** Whether it is part of a model's name, such as {@code x30 pro} or {@code note 8}. */
    private static boolean isModel(String text, int start, int end) {
        if (end + 1 < text.length() && text.charAt(end) == ' ' && Character.isDigit(text.charAt(end + 1))) {
            return true;
        }
        int place = start - 1;
        boolean digits = place > 0 && text.charAt(place) == ' ' && Character.isDigit(text.charAt(place - 1));
        while (digits && place > 0 && Character.isDigit(text.charAt(place - 1))) {
            place--;
        }
        return digits && place > 0 && isLatin(text.charAt(place - 1));
    }

    private static boolean joins(String text, int place) {
        if (place < 0 || place >= text.length()) {
            return false;
        }
        char neighbour = text.charAt(place);
        return JOINTS.indexOf(neighbour) >= 0
                || (Character.isLetterOrDigit(neighbour) && !Character.isIdeographic(neighbour));
    }
}
