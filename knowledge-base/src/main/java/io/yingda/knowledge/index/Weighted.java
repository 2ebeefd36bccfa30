package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** The distinct terms of a question, weighted by their rarity: their inverse document frequency, above 0. Never changes. */
public final class Weighted {

    private final List<String> terms;
    private final int[] ids;
    private final double[] rarities;
    private final double total;

    private Weighted(List<String> terms, int[] ids, double[] rarities, double total) {
        this.terms = terms;
        this.ids = ids;
        this.rarities = rarities;
        this.total = total;
    }

    static Weighted of(List<Token> tokens, Lexicon lexicon, IntToDoubleFunction rarity) {
        Set<String> distinct = new LinkedHashSet<>();
        for (Token token : tokens) {
            distinct.add(token.text());
        }
        List<String> terms = new ArrayList<>(distinct);
        int[] ids = new int[terms.size()];
        double[] rarities = new double[ids.length];
        double total = 0;
        for (int index = 0; index < ids.length; index++) {
            ids[index] = lexicon.number(terms.get(index));
            rarities[index] = rarity.applyAsDouble(ids[index]);
            total += rarities[index];
        }
        return new Weighted(terms, ids, rarities, total);
    }

    /** How many distinct terms there are. */
    public int size() {
        return ids.length;
    }

    String term(int place) {
        return terms.get(place);
    }

    /** The number in the lexicon of the term at this place, from 0; {@link Lexicon#UNKNOWN} when no article ever had it. */
    public int id(int place) {
        return ids[place];
    }

    public double rarity(int place) {
        return rarities[place];
    }

    /** The sum of the rarities. */
    public double total() {
        return total;
    }

    /** The share of the question's weight that is in any of these texts, 0 to 1. */
    public double coverage(Terms... texts) {
        double found = 0;
        for (int index = 0; index < ids.length; index++) {
            if (isIn(ids[index], texts)) {
                found += rarities[index];
            }
        }
        return total == 0 ? 0 : found / total;
    }

    private static boolean isIn(int id, Terms... texts) {
        for (Terms text : texts) {
            if (text.has(id)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lucene's BM25 over the sum of the rarities, 0 to 1: coverage that counts repeated terms more and terms of long texts
     * less.
     *
     * @param average the average length of such texts, in terms
     */
    public double bm25(Terms terms, double average, double saturation, double lengthShare) {
        double norm = saturation * (1 - lengthShare + lengthShare * terms.length() / Math.max(1, average));
        double found = 0;
        for (int index = 0; index < ids.length; index++) {
            int count = terms.count(ids[index]);
            if (count > 0) {
                found += rarities[index] * count / (count + norm);
            }
        }
        return total == 0 ? 0 : found / total;
    }
}
