package io.yingda.knowledge.reading;

import java.util.Arrays;

/** How likely characters stand side by side in the content. */
final class Neighbours {

    /** Stands for a neighbour that tells nothing: there is none, or it is no ideograph and no digit. */
    static final char NOTHING = 0;

    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FFF;

    /** How much a pair that the content lacks is held to be possible. */
    private static final double UNSEEN = .05;

    private final Vocabulary vocabulary;
    private final int[] followed = new int[LAST - FIRST + 1];
    private final int[] following = new int[LAST - FIRST + 1];
    private long all;

    Neighbours(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.forEachPair((pair, articles) -> {
            followed[pair.charAt(0) - FIRST] += articles;
            following[pair.charAt(1) - FIRST] += articles;
            all += articles;
        });
    }

    /** Whether a character is one that pairs are counted of. */
    static boolean counts(char character) {
        return character >= FIRST && character <= LAST;
    }

    /** Every character that stands beside another in the content. */
    char[] characters() {
        char[] characters = new char[followed.length];
        int found = 0;
        for (int code = 0; code < followed.length; code++) {
            if (followed[code] + following[code] > 0) {
                characters[found++] = (char) (FIRST + code);
            }
        }
        return Arrays.copyOf(characters, found);
    }

    /** The character before a place, beyond one space at the most; {@link #NOTHING} when it tells nothing. */
    static char leftOf(String text, int place) {
        return telling(text, place > 1 && text.charAt(place - 1) == ' ' ? place - 2 : place - 1);
    }

    /** The character from a place on, beyond one space at the most; {@link #NOTHING} when it tells nothing. */
    static char rightOf(String text, int place) {
        return telling(text, place + 1 < text.length() && text.charAt(place) == ' ' ? place + 1 : place);
    }

    private static char telling(String text, int place) {
        char character = place >= 0 && place < text.length() ? text.charAt(place) : NOTHING;
        boolean tells = counts(character) || Character.isDigit(character);
        return tells ? character : NOTHING;
    }

    /** Whether the content has these two side by side more often than by chance. */
    boolean know(char left, char right) {
        double together = articlesWith(left, right);
        if (counts(left) && counts(right)) {
            return together * all > (double) followed[left - FIRST] * following[right - FIRST];
        }
        return together > 0;
    }

    /** The logarithm of the probability of a character where nothing is known of the one before. */
    double alone(char character) {
        int code = character - FIRST;
        return Math.log((followed[code] + following[code] + 1.0) / (2.0 * all + 1));
    }

    /** The logarithm of the probability of a character after another; as {@link #alone} after one that tells nothing. */
    double after(char left, char character) {
        if (!counts(left) || followed[left - FIRST] == 0) {
            return alone(character) + (know(left, character) ? -Math.log(UNSEEN) : 0);
        }
        double seen = (double) articlesWith(left, character) / followed[left - FIRST];
        return Math.log((1 - UNSEEN) * seen + UNSEEN * Math.exp(alone(character)));
    }

    /** By how much what comes after a character speaks for it: the logarithm of a factor, 0 when that tells nothing. */
    double before(char character, char right) {
        return counts(right) ? after(character, right) - alone(right) : 0;
    }

    private int articlesWith(char left, char right) {
        if (left == NOTHING || right == NOTHING) {
            return 0;
        }
        String both = new String(new char[] {left, right});
        return counts(left) && counts(right) ? vocabulary.articlesWithPair(both) : vocabulary.articlesWith(both);
    }

    /** Whether each of some characters stands beside a neighbour that it has in the content, too. */
    boolean know(char left, String text, char right) {
        for (int place = 0; place < text.length(); place++) {
            char before = place == 0 ? left : text.charAt(place - 1);
            char after = place == text.length() - 1 ? right : text.charAt(place + 1);
            if (!know(before, text.charAt(place)) && !know(text.charAt(place), after)) {
                return false;
            }
        }
        return true;
    }
}
