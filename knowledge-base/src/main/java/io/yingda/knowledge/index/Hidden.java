package io.yingda.knowledge.index;

import java.util.Set;

/**
 * What a search must not see, when the content is asked its own questions.
 *
 * @param entries numbers of the entries that are hidden altogether
 * @param entry the number of an entry of which one phrasing is hidden; -1 for none
 * @param phrasing which one, from 0
 */
public record Hidden(Set<Integer> entries, int entry, int phrasing) {

    public static final Hidden NOTHING = new Hidden(Set.of(), -1, -1);

    /** Hides one way of asking. */
    public static Hidden phrasing(Hit place) {
        return new Hidden(Set.of(), place.entry().number(), place.phrasing());
    }

    /** Hides these entries. */
    public static Hidden entries(Set<Integer> numbers) {
        return new Hidden(Set.copyOf(numbers), -1, -1);
    }

    public boolean isNothing() {
        return entries.isEmpty() && entry < 0;
    }

    public boolean hides(Hit place) {
        int number = place.entry().number();
        return (number == entry && place.phrasing() == phrasing) || entries.contains(number);
    }
}
