package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Hit;

/**
 * A text that has a vector.
 *
 * @param place whose text it is
 * @param folded the text, folded
 */
public record Text(Hit place, String folded) {

    boolean isPhrasing() {
        return place.phrasing() >= 0;
    }
}
