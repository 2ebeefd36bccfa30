package io.yingda.knowledge.index;

import java.util.Collection;
import java.util.function.Function;

/** How common each term is among the entries, and how long their texts are on average. */
public final class Frequencies {

    private final int entries;
    private final int[] words;
    private final int[] pairs;
    private final int[] sounds;
    private final double phrasingWords;
    private final double phrasingPairs;
    private final double answerWords;
    private final double answerPairs;

    Frequencies(Collection<Entry> all, int terms) {
        entries = all.size();
        words = new int[terms];
        pairs = new int[terms];
        sounds = new int[terms];
        int[] lastSeen = new int[terms];
        long[] lengths = new long[4];
        int phrasings = 0;
        int mark = 0;
        for (Entry entry : all) {
            mark++;
            count(entry, Wording::words, words, lastSeen, mark);
            phrasings += entry.phrasings().size();
            for (Wording phrasing : entry.phrasings()) {
                lengths[0] += phrasing.words().length();
                lengths[1] += phrasing.pairs().length();
            }
            lengths[2] += entry.answer().words().length();
            lengths[3] += entry.answer().pairs().length();
        }
        for (Entry entry : all) {
            count(entry, Wording::pairs, pairs, lastSeen, ++mark);
        }
        for (Entry entry : all) {
            count(entry, Wording::sounds, sounds, lastSeen, ++mark);
        }
        phrasingWords = (double) lengths[0] / Math.max(1, phrasings);
        phrasingPairs = (double) lengths[1] / Math.max(1, phrasings);
        answerWords = (double) lengths[2] / Math.max(1, entries);
        answerPairs = (double) lengths[3] / Math.max(1, entries);
    }

    private static void count(Entry entry, Function<Wording, Terms> field, int[] counts, int[] lastSeen, int mark) {
        for (Wording phrasing : entry.phrasings()) {
            count(field.apply(phrasing), counts, lastSeen, mark);
        }
        count(field.apply(entry.answer()), counts, lastSeen, mark);
    }

    private static void count(Terms terms, int[] counts, int[] lastSeen, int mark) {
        for (int place = 0; place < terms.size(); place++) {
            int id = terms.id(place);
            if (lastSeen[id] != mark) {
                lastSeen[id] = mark;
                counts[id]++;
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
        return id >= 0 && id < words.length && words[id] > 0;
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
        int count = id >= 0 && id < counts.length ? counts[id] : 0;
        return Math.log(1 + (entries - count + 0.5) / (count + 0.5));
    }
}
