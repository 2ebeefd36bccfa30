package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.meaning.Points.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One question in one view: the nearest texts, found first, and the cosines of others, when they are asked for. */
final class Look {

    /** Enough texts to find the nearest entries among, where an entry has several. */
    private static final int REACH = 112;

    private final Points points;
    private final View view;
    private final Aim aim;
    private final Hidden hidden;
    private final boolean seesAll;
    private final Nearest phrasings;
    private final Nearest passages;
    private final Map<Integer, Found> best = new HashMap<>();

    /**
     * The nearest of an entry's texts.
     *
     * @param text -1 when there is none to be seen
     * @param cosine 0 in that case
     */
    record Found(int text, float cosine) {

        static final Found NOTHING = new Found(-1, 0);
    }

    Look(Points points, Finders finders, View view, float[] question, Hidden hidden) {
        this.points = points;
        this.view = view;
        this.hidden = hidden;
        seesAll = hidden.isNothing();
        aim = view.aim(question);
        phrasings = finders.phrasings().exactly(points, aim, REACH, this::sees);
        passages = finders.passages().exactly(points, aim, REACH, this::sees);
    }

    private boolean sees(int text) {
        return seesAll || !hidden.hides(points.text(text).place());
    }

    /**
     * The nearest text of each of the nearest entries.
     *
     * @param most how many entries
     * @param served which entries may be found
     */
    List<Hit> hits(int most, Predicate<Entry> served) {
        Nearest all = new Nearest(Math.min(most * 8, phrasings.size() + passages.size()));
        for (Nearest some : List.of(phrasings, passages)) {
            for (int rank = 0; rank < some.size(); rank++) {
                all.offer(some.place(rank), some.value(rank));
            }
        }
        List<Hit> hits = new ArrayList<>();
        Set<Integer> entries = new HashSet<>();
        for (int rank = 0; rank < all.size() && hits.size() < most; rank++) {
            Hit place = points.text(all.place(rank)).place();
            if (served.test(place.entry()) && entries.add(place.entry().number())) {
                hits.add(place);
            }
        }
        return hits;
    }

    /** The nearest of these texts, all of one entry. */
    Found best(Range texts) {
        if (texts.start() == texts.end()) {
            return Found.NOTHING;
        }
        Found known = best.get(texts.start());
        if (known == null) {
            known = Found.NOTHING;
            for (int text = texts.start(); text < texts.end(); text++) {
                boolean isFirst = known.text() < 0;
                if (sees(text) && (isFirst || points.mayExceed(known.cosine(), aim, text))) {
                    float cosine = points.cosine(aim, text);
                    known = isFirst || cosine > known.cosine() ? new Found(text, cosine) : known;
                }
            }
            best.put(texts.start(), known);
        }
        return known;
    }

    /** Cosine to the first of these texts that can be seen; 0 when there is none. */
    float first(Range texts) {
        for (int text = texts.start(); text < texts.end(); text++) {
            if (sees(text)) {
                return points.cosine(aim, text);
            }
        }
        return 0;
    }

    /** CSLS: twice the cosine less how crowded it is around the question, and around the text; 0 for nothing. */
    double closeness(Found found, Nearest crowd) {
        return found.text() < 0 ? 0 : 2 * found.cosine() - crowd.mean(View.CROWD) - view.crowd(found.text(), hidden);
    }

    Nearest phrasings() {
        return phrasings;
    }

    Nearest passages() {
        return passages;
    }
}
