package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Hidden;
import java.util.stream.IntStream;

/** The points as a map has them, and how crowded it is around each. Never changes; safe for many threads. */
final class View {

    /** How many neighbours make a crowd (the k of CSLS, Lample et al. 2018, "Word translation without parallel data"). */
    static final int CROWD = 10;

    /** More than a crowd, for when some are hidden. */
    private static final int NEIGHBOURS = 14;

    private final Points points;
    private final LinearMap map;
    private final float[] lengths;
    private final Neighbourhood neighbours;

    View(Points points, LinearMap map) {
        this.points = points;
        this.map = map;
        lengths = map.isIdentity() ? points.lengths() : lengths(points, map);
        neighbours = Neighbourhood.of(
                points,
                IntStream.range(0, lengths.length).toArray(),
                text -> aim(points.vector(text)),
                points.phrasings() >= CROWD ? points.amongPhrasings() : Finder.of(points.rounded(), 0, points.size()),
                other -> true,
                NEIGHBOURS);
    }

    private static float[] lengths(Points points, LinearMap map) {
        float[] lengths = new float[points.size()];
        for (int text = 0; text < lengths.length; text++) {
            lengths[text] = Scaling.length(map.apply(points.vector(text)));
        }
        return lengths;
    }

    LinearMap map() {
        return map;
    }

    /** What texts are compared with, to compare them with a vector. */
    Aim aim(float[] vector) {
        return map.isIdentity() ? Aim.plain(vector, lengths) : Aim.mapped(map, vector, lengths);
    }

    /** The mean cosine of a text to those of other entries that are nearest to it, and not hidden. */
    float crowd(int text, Hidden hidden) {
        Nearest nearest = neighbours.of(text);
        if (hidden.isNothing()) {
            return nearest.mean(CROWD);
        }
        Nearest seen = new Nearest(CROWD);
        for (int rank = 0; rank < nearest.size(); rank++) {
            if (!hidden.hides(points.text(nearest.place(rank)).place())) {
                seen.offer(nearest.place(rank), nearest.value(rank));
            }
        }
        return seen.mean(CROWD);
    }
}
