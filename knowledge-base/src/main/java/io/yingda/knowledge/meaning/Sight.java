package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.meaning.Points.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How near everything is to one question. For one thread. */
public final class Sight {

    private final Points points;
    private final Look plain;
    private final Look mapped;

    /** @param mapped the same as {@code plain} where the map leaves everything as it is */
    Sight(Points points, Look plain, Look mapped) {
        this.points = points;
        this.plain = plain;
        this.mapped = mapped;
    }

    /**
     * The nearest text of each of the nearest entries.
     *
     * @param most how many entries by plain and by mapped cosine each
     * @param served which entries may be found
     */
    public List<Hit> hits(int most, int mostMapped, Predicate<Entry> served) {
        List<Hit> hits = new ArrayList<>(plain.hits(most, served));
        if (mapped != plain) {
            hits.addAll(mapped.hits(mostMapped, served));
        }
        return hits;
    }

    /** Whether this entry has any text in the space, hidden or not. */
    public boolean knows(Entry entry) {
        return !points.phrasingsOf(entry).equals(Range.EMPTY)
                || !points.passagesOf(entry).equals(Range.EMPTY);
    }

    /** Cosine to the nearest phrasing; 0 when there is none. */
    public double cosine(Entry entry) {
        return plain.best(points.phrasingsOf(entry)).cosine();
    }

    /** Cosine to the nearest phrasing as the map has it; 0 when there is none. */
    public double mappedCosine(Entry entry) {
        return mapped.best(points.phrasingsOf(entry)).cosine();
    }

    /** Cosine to the nearest passage of the answer; 0 when there is none. */
    public double answerCosine(Entry entry) {
        return plain.best(points.passagesOf(entry)).cosine();
    }

    /** CSLS to the nearest phrasing: twice the cosine less how crowded it is around the question and around the phrasing. */
    public double closeness(Entry entry) {
        return plain.closeness(plain.best(points.phrasingsOf(entry)), plain.phrasings());
    }

    /** The same as the map has it. */
    public double mappedCloseness(Entry entry) {
        return mapped.closeness(mapped.best(points.phrasingsOf(entry)), mapped.phrasings());
    }

    /** The same to the nearest passage of the answer, without the map. */
    public double answerCloseness(Entry entry) {
        return plain.closeness(plain.best(points.passagesOf(entry)), plain.passages());
    }

    /** Cosine to the question of the article, as the map has it; 0 when it has none. */
    public double mappedQuestion(Entry entry) {
        return mapped.first(points.phrasingsOf(entry));
    }

    /** Cosine to the question of the article: its first phrasing, or the next where that is hidden; 0 when it has none. */
    public double question(Entry entry) {
        return plain.first(points.phrasingsOf(entry));
    }

    /** The largest mapped cosine of any phrasing; 0 when there is no phrasing. */
    public double nearest() {
        return mapped.phrasings().mean(1);
    }
}
