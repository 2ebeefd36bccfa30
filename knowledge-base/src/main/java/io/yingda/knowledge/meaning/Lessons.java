package io.yingda.knowledge.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a map is to learn: for some texts, those that belong to them and the strangers that are nearest. */
final class Lessons {

    private static final int STRANGERS = 64;

    /** With fewer there is nothing to learn from. */
    private static final int FEWEST = 50;

    /** Below this share of phrasings that find a sibling first, siblings are no guide. */
    private static final double LEAST_RECALL = .30;

    private final List<int[]> groups = new ArrayList<>();

    int size() {
        return groups.size() / 3;
    }

    int text(int lesson) {
        return groups.get(3 * lesson)[0];
    }

    int[] kin(int lesson) {
        return groups.get(3 * lesson + 1);
    }

    int[] strangers(int lesson) {
        return groups.get(3 * lesson + 2);
    }

    /** Every text that occurs, ascending. */
    int[] texts() {
        return groups.stream().flatMapToInt(IntStream::of).sorted().distinct().toArray();
    }

    private void add(int text, int[] kin, int[] strangers) {
        groups.add(new int[] {text});
        groups.add(kin);
        groups.add(strangers);
    }

    /**
     * From phrasing to the other phrasings of its entry; when there are too few or they do not find each other, from question
     * to answer; no lessons when that is not possible either.
     *
     * @param taught which texts may be learned from
     */
    static Lessons of(Space space, IntPredicate taught) {
        Points points = space.points();
        int[] phrasings = IntStream.range(0, points.phrasings()).filter(taught).toArray();
        Lessons siblings = new Lessons();
        Neighbourhood strangers = Neighbourhood.of(points, phrasings, points.allPhrasings(), taught, STRANGERS);
        int found = 0;
        for (int text : phrasings) {
            Points.Range range = points.phrasingsOf(points.text(text).place().entry());
            int[] kin = IntStream.range(range.start(), range.end())
                    .filter(other -> other != text && taught.test(other))
                    .toArray();
            if (kin.length > 0) {
                Nearest near = strangers.of(text);
                siblings.add(text, kin, places(near));
                found += near.size() == 0 || best(points, text, kin) >= near.value(0) ? 1 : 0;
            }
        }
        return siblings.size() >= FEWEST && found >= LEAST_RECALL * siblings.size()
                ? siblings
                : answers(points, phrasings);
    }

    private static Lessons answers(Points points, int[] phrasings) {
        Lessons answers = new Lessons();
        Neighbourhood strangers = Neighbourhood.of(points, phrasings, points.allPassages(), any -> true, STRANGERS);
        for (int text : phrasings) {
            Points.Range own = points.passagesOf(points.text(text).place().entry());
            if (own.start() < own.end()) {
                answers.add(text, IntStream.range(own.start(), own.end()).toArray(), places(strangers.of(text)));
            }
        }
        return answers.size() >= FEWEST ? answers : new Lessons();
    }

    private static float best(Points points, int text, int[] kin) {
        float best = -1;
        for (int other : kin) {
            best = Math.max(best, Scaling.dot(points.vector(text), points.vector(other)));
        }
        return best;
    }

    private static int[] places(Nearest nearest) {
        return IntStream.range(0, nearest.size()).map(nearest::place).toArray();
    }
}
