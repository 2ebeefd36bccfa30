package io.yingda.knowledge.index;

import java.util.Arrays;
import java.util.List;

/** The distinct terms of a text, by their numbers in the lexicon, with their counts. Never changes. */
public final class Terms {

    static final Terms NONE = of(new int[0]);

    private final int[] ids;
    private final short[] counts;
    private final int length;

    private Terms(int[] ids, short[] counts, int length) {
        this.ids = ids;
        this.counts = counts;
        this.length = length;
    }

    static Terms of(int[] occurrences) {
        int[] sorted = occurrences.clone();
        Arrays.sort(sorted);
        int[] ids = new int[sorted.length];
        short[] counts = new short[sorted.length];
        int size = 0;
        for (int index = 0; index < sorted.length; index++) {
            if (index > 0 && sorted[index] == sorted[index - 1]) {
                counts[size - 1] = (short) Math.min(Short.MAX_VALUE, counts[size - 1] + 1);
            } else {
                ids[size] = sorted[index];
                counts[size] = 1;
                size++;
            }
        }
        return new Terms(Arrays.copyOf(ids, size), Arrays.copyOf(counts, size), sorted.length);
    }

    /** The distinct terms of all these texts, each counted once. */
    static Terms union(List<Terms> texts) {
        return of(texts.stream()
                .flatMapToInt(terms -> Arrays.stream(terms.ids))
                .distinct()
                .toArray());
    }

    /** How many distinct terms there are. */
    public int size() {
        return ids.length;
    }

    /** The number of the term at this place, from 0; ascending. */
    public int id(int place) {
        return ids[place];
    }

    /** How many terms the text has, repeated ones included. */
    public int length() {
        return length;
    }

    public boolean has(int id) {
        return id >= 0 && Arrays.binarySearch(ids, id) >= 0;
    }

    public int count(int id) {
        int place = id < 0 ? -1 : Arrays.binarySearch(ids, id);
        return place < 0 ? 0 : counts[place];
    }
}
