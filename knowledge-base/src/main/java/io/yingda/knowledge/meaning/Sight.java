package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** How near everything is to one question. */
public final class Sight {

    private static final float UNSEEN = -1;

    private final Space space;
    private final Hidden hidden;
    private final float[] cosines;
    private final float[] mapped;
    private final View phrasings;
    private final View mappedPhrasings;
    private final View passages;

    /** One way of looking at one kind of texts: how near they are, and how near the nearest ten are on average. */
    private record View(boolean isMapped, float crowd, float best) {}

    Sight(Space space, float[] question, Hidden hidden) {
        this.space = space;
        this.hidden = hidden;
        float[][] vectors = space.vectors();
        cosines = new float[vectors.length];
        LinearMap map = space.map();
        boolean isMapped = !map.isIdentity();
        mapped = isMapped ? new float[vectors.length] : cosines;
        float[] turned = map.apply(question);
        float length = Scaling.length(turned);
        float[] back = map.applyTransposed(turned);
        for (int text = 0; text < vectors.length; text++) {
            cosines[text] = VectorUtil.dotProduct(question, vectors[text]);
            if (isMapped) {
                mapped[text] = VectorUtil.dotProduct(back, vectors[text]) / (length * space.mappedLength(text));
            }
        }
        if (!hidden.isNothing()) {
            for (int text = 0; text < vectors.length; text++) {
                if (hidden.hides(space.text(text).place())) {
                    cosines[text] = UNSEEN;
                    mapped[text] = UNSEEN;
                }
            }
        }
        phrasings = view(cosines, false, 0, space.phrasings());
        mappedPhrasings = view(mapped, true, 0, space.phrasings());
        passages = view(cosines, false, space.phrasings(), vectors.length);
    }

    private static View view(float[] values, boolean isMapped, int start, int end) {
        Nearest nearest = new Nearest(Space.CROWD);
        for (int text = start; text < end; text++) {
            nearest.offer(text, values[text]);
        }
        return new View(isMapped, nearest.mean(Space.CROWD), nearest.size() == 0 ? 0 : nearest.value(0));
    }

    /**
     * The nearest text of each of the nearest entries.
     *
     * @param most how many entries by plain and by mapped cosine each
     * @param served which entries may be found
     */
    public List<Hit> hits(int most, int mostMapped, Predicate<Entry> served) {
        List<Hit> hits = new ArrayList<>();
        add(hits, cosines, most, served);
        if (!space.map().isIdentity()) {
            add(hits, mapped, mostMapped, served);
        }
        return hits;
    }

    private void add(List<Hit> hits, float[] values, int most, Predicate<Entry> served) {
        Nearest nearest = new Nearest(most * 8);
        for (int text = 0; text < values.length; text++) {
            nearest.offer(text, values[text]);
        }
        Set<Integer> entries = new HashSet<>();
        for (int rank = 0; rank < nearest.size() && entries.size() < most; rank++) {
            Hit place = space.text(nearest.place(rank)).place();
            if (nearest.value(rank) > UNSEEN
                    && served.test(place.entry())
                    && entries.add(place.entry().number())) {
                hits.add(place);
            }
        }
    }

    /** Whether this entry has any text in the space, hidden or not. */
    public boolean knows(Entry entry) {
        return space.phrasingsOf(entry) != null || space.passagesOf(entry) != null;
    }

    /** Cosine to the nearest phrasing; 0 when there is none. */
    public double cosine(Entry entry) {
        return value(cosines, best(cosines, space.phrasingsOf(entry)));
    }

    /** Cosine to the nearest phrasing as the map has it; 0 when there is none. */
    public double mappedCosine(Entry entry) {
        return value(mapped, best(mapped, space.phrasingsOf(entry)));
    }

    /** Cosine to the nearest passage of the answer; 0 when there is none. */
    public double answerCosine(Entry entry) {
        return value(cosines, best(cosines, space.passagesOf(entry)));
    }

    /** CSLS to the nearest phrasing: twice the cosine less how crowded it is around the question and around the phrasing. */
    public double closeness(Entry entry) {
        return closeness(cosines, best(cosines, space.phrasingsOf(entry)), phrasings);
    }

    /** The same as the map has it. */
    public double mappedCloseness(Entry entry) {
        return closeness(mapped, best(mapped, space.phrasingsOf(entry)), mappedPhrasings);
    }

    /** The same to the nearest passage of the answer, without the map. */
    public double answerCloseness(Entry entry) {
        return closeness(cosines, best(cosines, space.passagesOf(entry)), passages);
    }

    /** Cosine to the question of the article, as the map has it; 0 when it has none. */
    public double mappedQuestion(Entry entry) {
        return value(mapped, first(entry));
    }

    /** Cosine to the question of the article: its first phrasing, or the next where that is hidden; 0 when it has none. */
    public double question(Entry entry) {
        return value(cosines, first(entry));
    }

    /** The first phrasing that is not hidden; -1 when there is none. */
    private int first(Entry entry) {
        Space.Range range = space.phrasingsOf(entry);
        for (int text = range == null ? 0 : range.start(); range != null && text < range.end(); text++) {
            if (cosines[text] > UNSEEN) {
                return text;
            }
        }
        return -1;
    }

    /** The largest mapped cosine of any phrasing; 0 when there is no phrasing. */
    public double nearest() {
        return mappedPhrasings.best();
    }

    private double closeness(float[] values, int text, View view) {
        return text < 0 ? 0 : 2 * values[text] - view.crowd() - space.crowd(text, view.isMapped(), hidden);
    }

    private static double value(float[] values, int text) {
        return text < 0 ? 0 : values[text];
    }

    /** The text of the range with the largest value; -1 when all are hidden. */
    private static int best(float[] values, Space.@Nullable Range range) {
        int best = -1;
        for (int text = range == null ? 0 : range.start(); range != null && text < range.end(); text++) {
            if (values[text] > UNSEEN && (best < 0 || values[text] > values[best])) {
                best = text;
            }
        }
        return best;
    }
}
