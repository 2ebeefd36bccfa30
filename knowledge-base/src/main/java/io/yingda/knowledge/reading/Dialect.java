package io.yingda.knowledge.reading;

import io.yingda.knowledge.document.ResourceLines;
import io.yingda.knowledge.text.Folding;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts plain Mandarin in place of words of dialects that the content does not use itself. */
final class Dialect {

    private static final String AT_THE_END = "$";
    private static final Map<String, String> PLAIN = new HashMap<>();
    private static final BitSet BEGINNINGS = new BitSet();
    private static final int LONGEST;

    static {
        int longest = 0;
        for (String line : ResourceLines.of(Dialect.class, "dialect.txt")) {
            String[] parts = line.split(" ", 2);
            PLAIN.put(Folding.fold(parts[0]), parts[1]);
            BEGINNINGS.set(Folding.fold(parts[0]).charAt(0));
            longest = Math.max(longest, parts[0].length());
        }
        LONGEST = longest;
    }

    /** What the merchant says in this way. */
    private final Set<String> own = new HashSet<>();

    Dialect(Vocabulary vocabulary) {
        vocabulary.forEachOwnText(text -> {
            for (int at = 0; at < text.length(); at++) {
                int end = end(text, at);
                own.add(text.substring(at, end));
            }
        });
    }

    /** Whether a character begins a word of some dialect. */
    static boolean begins(char character) {
        return BEGINNINGS.get(character);
    }

    /** The folded text in plain words; the same text when it has no others. */
    String read(String folded) {
        StringBuilder read = new StringBuilder();
        int done = 0;
        int at = 0;
        while (at < folded.length()) {
            int end = end(folded, at);
            if (end == at) {
                at++;
                continue;
            }
            String word = folded.substring(at, end);
            String plain = plain(folded, at, end);
            if (plain != null && !plain.equals(word) && !own.contains(word)) {
                read.append(folded, done, at).append(plain);
                done = end;
            }
            at = end;
        }
        return done == 0 ? folded : read.append(folded, done, folded.length()).toString();
    }

    /** Where the longest word that begins here ends; here, when none does. */
    private static int end(String folded, int start) {
        if (!begins(folded.charAt(start))) {
            return start;
        }
        for (int end = Math.min(folded.length(), start + LONGEST); end > start; end--) {
            if (plain(folded, start, end) != null) {
                return end;
            }
        }
        return start;
    }

    private static @Nullable String plain(String folded, int start, int end) {
        String word = folded.substring(start, end);
        boolean last = end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end));
        String plain = last ? PLAIN.get(word + AT_THE_END) : null;
        return plain == null ? PLAIN.get(word) : plain;
    }
}
