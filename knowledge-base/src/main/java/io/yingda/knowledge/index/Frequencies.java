package io.yingda.knowledge.index;

import java.util.Collection;

/** How common each term is among the entries, and how long their texts are on average. */
public final class Frequencies {

    /** By how many entries have a term. */
    private final double[] rarities;

    private final int[] words;
    private final int[] pairs;
    private final int[] sounds;
    private final double phrasingWords;
    private final double phrasingPairs;
    private final double answerWords;
    private final double answerPairs;

    Frequencies(Collection<Entry> all, int terms) {
        int entries = all.size();
        rarities = new double[entries + 1];
        for (int count = 0; count <= entries; count++) {
            rarities[count] = Math.log(1 + (entries - count + 0.5) / (count + 0.5));
        }
        words = new int[terms];
        pairs = new int[terms];
        sounds = new int[terms];
        long[] lengths = new long[4];
        int phrasings = 0;
        for (Entry entry : all) {
            count(entry.words(), words);
            count(entry.pairs(), pairs);
            count(entry.sounds(), sounds);
            phrasings += entry.phrasings().size();
            for (Wording phrasing : entry.phrasings()) {
                lengths[0] += phrasing.words().length();
                lengths[1] += phrasing.pairs().length();
            }
            lengths[2] += entry.answer().words().length();
            lengths[3] += entry.answer().pairs().length();
        }
        phrasingWords = (double) lengths[0] / Math.max(1, phrasings);
        phrasingPairs = (double) lengths[1] / Math.max(1, phrasings);
        answerWords = (double) lengths[2] / Math.max(1, entries);
        answerPairs = (double) lengths[3] / Math.max(1, entries);
    }

    private static void count(Terms terms, int[] counts) {
        for (int place = 0; place < terms.size(); place++) {
            counts[terms.id(place)]++;
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

    /** How many entries have this word. */
    int entriesWith(int word) {
        return word >= 0 && word < words.length ? words[word] : 0;
    }

    /** Whether any entry has these characters side by side. */
    boolean knowsPair(int id) {
        return id >= 0 && id < pairs.length && pairs[id] > 0;
    }

    /** Average number of telling words of a phrasing. */
    public double phrasingWords() {
        return phrasingWords;
    }

    /** Average number of pairs of a phrasing. */
    public double phrasingPairs() {
        return phrasingPairs;
    }

    /** Average number of telling words of an answer. */
    public double answerWords() {
        return answerWords;
    }

    /** Average number of pairs of an answer. */
    public double answerPairs() {
        return answerPairs;
    }

    /** The inverse document frequency of BM25 (Robertson and Sparck Jones, kept above 0), counted in entries. */
    private double rarity(int[] counts, int id) {
        return rarities[id >= 0 && id < counts.length ? counts[id] : 0];
    }
}
