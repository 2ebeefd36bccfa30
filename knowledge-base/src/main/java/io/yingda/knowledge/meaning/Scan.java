package io.yingda.knowledge.meaning;

import java.util.function.IntPredicate;

/**
 * Looks at every text.
 *
 * @param start the first text
 * @param end after the last
 */
record Scan(RoundedVectors vectors, int start, int end) implements Finder {

    @Override
    public Nearest near(Aim aim, int most, IntPredicate accepted) {
        Nearest nearest = new Nearest(most);
        for (int text = start; text < end; text++) {
            float cosine = aim.roughly(vectors, text);
            if (nearest.takes(cosine) && accepted.test(text)) {
                nearest.offer(text, cosine);
            }
        }
        return nearest;
    }
}
