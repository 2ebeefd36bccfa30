package io.yingda.knowledge.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/** The distinct terms of a text, by their numbers in the lexicon, with their counts. Never changes. */
public final class Terms {

    static final Terms NONE = of(new int[0]);

    /** Of a text with more distinct terms than the table has numbers for, those with the lowest numbers count. */
    private static final int MOST = 65_535;

    /** 2 to the 32nd over the golden ratio: neighbouring numbers land far apart. */
    private static final int SCATTER = 0x9E3779B9;

    private final int[] ids;
    private final short[] counts;
    private final int length;
    /** A hash table, open and at most half full: the place of each term, from 1; 0 where there is none. */
    private final short[] table;

    private final int shift;
    /** A bit for each term, by where it would be in a table of 64: most of what is asked for is not here, and this says so. */
    private final long signature;

    private Terms(int[] ids, short[] counts, int length) {
        this.ids = ids;
        this.counts = counts;
        this.length = length;
        int slots = Integer.highestOneBit(Math.max(1, ids.length)) * 4;
        table = new short[slots];
        shift = Integer.numberOfLeadingZeros(slots) + 1;
        long bits = 0;
        for (int place = 0; place < ids.length; place++) {
            int slot = slot(ids[place]);
            while (table[slot] != 0) {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = (short) (place + 1);
            bits |= bit(ids[place]);
        }
        signature = bits;
    }

    private static long bit(int id) {
        return 1L << ((id * SCATTER) >>> 26);
    }

    private int slot(int id) {
        return (id * SCATTER) >>> shift;
    }

    /** Where a term is; -1 when it is not here. */
    private int place(int id) {
        if ((signature & bit(id)) == 0) {
            return -1;
        }
        int slot = slot(id);
        while (table[slot] != 0) {
            int place = Short.toUnsignedInt(table[slot]) - 1;
            if (ids[place] == id) {
                return place;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
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
        int kept = Math.min(size, MOST);
        return new Terms(Arrays.copyOf(ids, kept), Arrays.copyOf(counts, kept), sorted.length);
    }

    /** The distinct terms of all these texts, each counted once. */
    static Terms union(List<Terms> texts) {
        return of(texts.stream()
                .flatMapToInt(terms -> Arrays.stream(terms.ids))
                .distinct()
                .toArray());
    }

    void write(DataOutput out) throws IOException {
        out.writeVInt(length);
        out.writeVInt(ids.length);
        int before = 0;
        for (int place = 0; place < ids.length; place++) {
            out.writeVInt(ids[place] - before);
            out.writeVInt(counts[place]);
            before = ids[place];
        }
    }

    static Terms read(DataInput in) throws IOException {
        int length = in.readVInt();
        int[] ids = new int[in.readVInt()];
        short[] counts = new short[ids.length];
        int before = 0;
        for (int place = 0; place < ids.length; place++) {
            before += in.readVInt();
            ids[place] = before;
            counts[place] = (short) in.readVInt();
        }
        return new Terms(ids, counts, length);
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
        return place(id) >= 0;
    }

    public int count(int id) {
        int place = place(id);
        return place < 0 ? 0 : counts[place];
    }
}
