package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Hit;

/**
 * A text that has a vector.
 *
 * @param place whose text it is
 * @param folded the text, folded
 */
public record Text(Hit place, String folded) {

    /** Names the text, its article and whether it is asked or answered, from one run of the program to the next. */
    public long digest() {
        long digest = isPhrasing() ? 11 : 7;
        String whole = place.entry().article().id() + '\n' + folded;
        for (int index = 0; index < whole.length(); index++) {
            digest = digest * 1_000_003 + whole.charAt(index);
        }
        return digest;
    }

    boolean isPhrasing() {
        return place.phrasing() >= 0;
    }
}
