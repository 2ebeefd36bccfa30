package io.yingda.knowledge.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/** How common each term is among the entries, and how long their texts are on average. */
public final class Frequencies {

    /** By how many entries have a term. */
    private final double[] rarities;

    private final int[] words;
    private final int[] pairs;
    private final int[] sounds;
    private final int entries;
    private final int phrasings;
    /** Of phrasings in words and in pairs, of answers in words and in pairs. */
    private final long[] lengths;

    private Frequencies(Tally tally) {
        words = tally.words;
        pairs = tally.pairs;
        sounds = tally.sounds;
        lengths = tally.lengths;
        entries = tally.entries;
        phrasings = tally.phrasings;
        rarities = new double[entries + 1];
        for (int count = 0; count <= entries; count++) {
            rarities[count] = Math.log(1 + (entries - count + 0.5) / (count + 0.5));
        }
    }

    /** Of no entries. */
    static Frequencies none() {
        return new Frequencies(new Tally());
    }

    /**
     * These frequencies once some entries are gone and others have come: the same as if all were counted anew.
     *
     * @param terms how many terms the lexicon has
     */
    Frequencies after(Collection<Entry> gone, Collection<Entry> come, int terms) {
        Tally tally = new Tally(this, terms);
        gone.forEach(entry -> tally.count(entry, -1));
        come.forEach(entry -> tally.count(entry, 1));
        return new Frequencies(tally);
    }

    void write(DataOutput out) throws IOException {
        for (int[] counts : List.of(words, pairs, sounds)) {
            out.writeVInt(counts.length);
            for (int count : counts) {
                out.writeVInt(count);
            }
        }
        for (long length : lengths) {
            out.writeVLong(length);
        }
        out.writeVInt(entries);
        out.writeVInt(phrasings);
    }

    static Frequencies read(DataInput in) throws IOException {
        return new Frequencies(new Tally(in));
    }

    /** Counts under way. */
    private static final class Tally {

        private final int[] words;
        private final int[] pairs;
        private final int[] sounds;
        private final long[] lengths;
        private int entries;
        private int phrasings;

        private Tally() {
            words = new int[0];
            pairs = new int[0];
            sounds = new int[0];
            lengths = new long[4];
        }

        private Tally(DataInput in) throws IOException {
            words = counts(in);
            pairs = counts(in);
            sounds = counts(in);
            lengths = new long[4];
            for (int index = 0; index < lengths.length; index++) {
                lengths[index] = in.readVLong();
            }
            entries = in.readVInt();
            phrasings = in.readVInt();
        }

        private static int[] counts(DataInput in) throws IOException {
            int[] counts = new int[in.readVInt()];
            for (int index = 0; index < counts.length; index++) {
                counts[index] = in.readVInt();
            }
            return counts;
        }

        private Tally(Frequencies from, int terms) {
            words = Arrays.copyOf(from.words, terms);
            pairs = Arrays.copyOf(from.pairs, terms);
            sounds = Arrays.copyOf(from.sounds, terms);
            lengths = from.lengths.clone();
            entries = from.entries;
            phrasings = from.phrasings;
        }

        private void count(Entry entry, int by) {
            count(entry.words(), words, by);
            count(entry.pairs(), pairs, by);
            count(entry.sounds(), sounds, by);
            entries += by;
            phrasings += by * entry.phrasings().size();
            for (Wording phrasing : entry.phrasings()) {
                lengths[0] += (long) by * phrasing.words().length();
                lengths[1] += (long) by * phrasing.pairs().length();
            }
            lengths[2] += (long) by * entry.answer().words().length();
            lengths[3] += (long) by * entry.answer().pairs().length();
        }

        private static void count(Terms terms, int[] counts, int by) {
            for (int place = 0; place < terms.size(); place++) {
                counts[terms.id(place)] += by;
            }
        }
    }

    public double word(int id) {
        return rarity(words, id);
    }

    public double pair(int id) {
        return rarity(pairs, id);
    }

    public double sound(int id) {
        return rarity(sounds, id);
    }

    /** Whether any entry has this word. */
    public boolean knowsWord(int id) {
        return entriesWith(id) > 0;
    }

    /** How many different terms the entries have. */
    int terms() {
        int terms = 0;
        for (int id = 0; id < words.length; id++) {
            terms += words[id] > 0 || pairs[id] > 0 || sounds[id] > 0 ? 1 : 0;
        }
        return terms;
    }

    /** How many entries have this word. */
    int entriesWith(int word) {
        return word >= 0 && word < words.length ? words[word] : 0;
    }

    /** How many entries have these characters side by side. */
    int entriesWithPair(int pair) {
        return pair >= 0 && pair < pairs.length ? pairs[pair] : 0;
    }

    /** Whether any entry has these characters side by side. */
    boolean knowsPair(int id) {
        return entriesWithPair(id) > 0;
    }

    /** Average number of telling words of a phrasing. */
    public double phrasingWords() {
        return (double) lengths[0] / Math.max(1, phrasings);
    }

    /** Average number of pairs of a phrasing. */
    public double phrasingPairs() {
        return (double) lengths[1] / Math.max(1, phrasings);
    }

    /** Average number of telling words of an answer. */
    public double answerWords() {
        return (double) lengths[2] / Math.max(1, entries);
    }

    /** Average number of pairs of an answer. */
    public double answerPairs() {
        return (double) lengths[3] / Math.max(1, entries);
    }

    /** The inverse document frequency of BM25 (Robertson and Sparck Jones, kept above 0), counted in entries. */
    private double rarity(int[] counts, int id) {
        return rarities[id >= 0 && id < counts.length ? counts[id] : 0];
    }
}
