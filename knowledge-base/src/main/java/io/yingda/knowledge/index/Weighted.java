package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.List;
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
        // A few dozen at most: looking through those before is cheaper than hashing.
        List<String> terms = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (!terms.contains(token.text())) {
                terms.add(token.text());
            }
        }
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

    /** The share of the question's weight that is in this text, 0 to 1. */
    public double coverage(Terms text) {
        double found = 0;
        for (int index = 0; index < ids.length; index++) {
            if (text.has(ids[index])) {
                found += rarities[index];
            }
        }
        return total == 0 ? 0 : found / total;
    }

    /**
     * What an article shares with the question, in one pass.
     *
     * @param asked the share of the question's weight that is in the phrasing, 0 to 1
     * @param any the share that is anywhere in the article
     * @param answer BM25 of the answer as {@link #bm25} has it
     */
    public record Overlap(double asked, double any, double answer) {}

    /** The overlap with an article's phrasing, answer and keywords; the rest is what {@link #bm25} of the answer asks for. */
    public Overlap overlap(
            Terms asked, Terms answer, Terms named, double average, double saturation, double lengthShare) {
        double norm = norm(answer, average, saturation, lengthShare);
        double inAsked = 0;
        double inAny = 0;
        double ofAnswer = 0;
        for (int index = 0; index < ids.length; index++) {
            int id = ids[index];
            boolean isAsked = asked.has(id);
            int count = answer.count(id);
            if (isAsked) {
                inAsked += rarities[index];
            }
            if (count > 0) {
                ofAnswer += rarities[index] * count / (count + norm);
            }
            if (isAsked || count > 0 || named.has(id)) {
                inAny += rarities[index];
            }
        }
        return total == 0 ? new Overlap(0, 0, 0) : new Overlap(inAsked / total, inAny / total, ofAnswer / total);
    }

    /**
     * Lucene's BM25 over the sum of the rarities, 0 to 1: coverage that counts repeated terms more and terms of long texts
     * less.
     *
     * @param average the average length of such texts, in terms
     */
    public double bm25(Terms terms, double average, double saturation, double lengthShare) {
        double norm = norm(terms, average, saturation, lengthShare);
        double found = 0;
        for (int index = 0; index < ids.length; index++) {
            int count = terms.count(ids[index]);
            if (count > 0) {
                found += rarities[index] * count / (count + norm);
            }
        }
        return total == 0 ? 0 : found / total;
    }

    private static double norm(Terms terms, double average, double saturation, double lengthShare) {
        return saturation * (1 - lengthShare + lengthShare * terms.length() / Math.max(1, average));
    }
}
