package io.yingda.knowledge.meaning;

import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.meaning.Points.Range;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The points as a map has them, and how crowded it is around each. Never changes; safe for many threads. */
final class View {

    /** How many neighbours make a crowd (the k of CSLS, Lample et al. 2018, "Word translation without parallel data"). */
    static final int CROWD = 10;

    /** More than a crowd, for when some are hidden. */
    private static final int NEIGHBOURS = 14;

    /** From so many texts on their neighbours are looked for at once. */
    private static final int MANY = 64;

    private final Points points;
    private final LinearMap map;
    private final float[] lengths;
    private final Finder finder;
    private final float[] crowds;
    private final AtomicReferenceArray<@Nullable Nearest> neighbours;

    /**
     * @param known the crowd around each text where it was counted before; NaN elsewhere
     * @param knownLengths the length of each vector as the map has it where it was found before; NaN elsewhere
     */
    View(Points points, LinearMap map, float[] known, float[] knownLengths) {
        this.points = points;
        this.map = map;
        lengths = map.isIdentity() ? points.lengths() : lengths(points, map, knownLengths);
        Range among = points.phrasings() >= CROWD ? points.allPhrasings() : new Range(0, points.size());
        finder = points.finder(among);
        neighbours = new AtomicReferenceArray<>(points.size());
        crowds = known.clone();
        int[] uncounted = IntStream.range(0, crowds.length)
                .filter(text -> Float.isNaN(crowds[text]))
                .toArray();
        if (uncounted.length >= MANY && among.size() <= Finder.MOST_SCANNED) {
            meet(uncounted, among);
        }
        for (int text : uncounted) {
            crowds[text] = neighbours(text).mean(CROWD);
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
        }
    }

    /** Finds the neighbours of many texts at once. */
    private void meet(int[] texts, Range among) {
        Nearest[] found = new JointSearch(points, turned(), among, any -> true).of(texts, NEIGHBOURS);
        for (int index = 0; index < texts.length; index++) {
            neighbours.set(texts[index], found[index]);
        }
    }

    /** The vectors as the map has them, of length 1; float[texts][dimensions]. */
    private float[][] turned() {
        float[][] vectors = points.vectors();
        if (map.isIdentity()) {
            return vectors;
        }
        float[][] turned = new float[vectors.length][map.dimensions()];
        float[][] columns = Scaling.transposed(map.rows());
        for (int start = 0; start < turned.length; start += Scaling.BLOCK) {
            int end = Math.min(turned.length, start + Scaling.BLOCK);
            Scaling.products(columns, Arrays.copyOfRange(vectors, start, end), Arrays.copyOfRange(turned, start, end));
        }
        for (int text = 0; text < turned.length; text++) {
            Scaling.divide(turned[text], lengths[text]);
        }
        return turned;
    }

    /** No crowd was counted before. */
    View(Points points, LinearMap map) {
        this(points, map, unknown(points.size()), unknown(points.size()));
    }

    static float[] unknown(int texts) {
        float[] unknown = new float[texts];
        Arrays.fill(unknown, Float.NaN);
        return unknown;
    }

    private Nearest neighbours(int text) {
        Nearest near = neighbours.get(text);
        if (near == null) {
            near = Neighbourhood.near(points, text, aim(points.vector(text)), finder, other -> true, NEIGHBOURS);
            neighbours.set(text, near);
        }
        return near;
    }

    private static float[] lengths(Points points, LinearMap map, float[] known) {
        float[] lengths = known.clone();
        for (int text = 0; text < lengths.length; text++) {
            if (Float.isNaN(lengths[text])) {
                lengths[text] = Scaling.length(map.apply(points.vector(text)));
            }
        }
        return lengths;
    }

    /** The mean cosine of a text to those of other entries that are nearest to it. */
    float crowd(int text) {
        return crowds[text];
    }

    float length(int text) {
        return lengths[text];
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
        if (hidden.isNothing()) {
            return crowds[text];
        }
        Nearest nearest = neighbours(text);
        Nearest seen = new Nearest(CROWD);
        for (int rank = 0; rank < nearest.size(); rank++) {
            if (!hidden.hides(points.text(nearest.place(rank)).place())) {
                seen.offer(nearest.place(rank), nearest.value(rank));
            }
        }
        return seen.mean(CROWD);
    }
}
