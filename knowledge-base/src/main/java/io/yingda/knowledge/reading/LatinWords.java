package io.yingda.knowledge.reading;

import io.yingda.knowledge.document.ResourceLines;
import java.util.HashSet;
import java.util.Set;

/** Words that are written in Latin letters also among Chinese ones: they spell nothing. */
final class LatinWords {

    private static final Set<String> KNOWN = new HashSet<>();

    static {
        for (String line : ResourceLines.of(LatinWords.class, "latin-words.txt")) {
            KNOWN.addAll(Set.of(line.split(" ")));
        }
    }

    private LatinWords() {}

    static boolean has(String word) {
        return KNOWN.contains(word);
    }
}
