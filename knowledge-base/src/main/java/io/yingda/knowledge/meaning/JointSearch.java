package io.yingda.knowledge.meaning;

import io.yingda.knowledge.meaning.Points.Range;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * For many texts at once the texts of other articles that are nearest to each: as products of matrices, which takes a part of
 * the time of looking from one text after the other and does not need what only some machines have.
 */
final class JointSearch {

    /** So many columns that they stay in the second fastest memory. */
    private static final int STRIP = 512;

    private final Points points;
    private final float[][] vectors;
    private final Range among;
    private final IntPredicate accepted;

    /**
     * @param points with the owner of each text
     * @param vectors float[texts][dimensions], of length 1, as a map has them
     * @param among which texts may be neighbours
     * @param accepted which of those
     */
    JointSearch(Points points, float[][] vectors, Range among, IntPredicate accepted) {
        this.points = points;
        this.vectors = vectors;
        this.among = among;
        this.accepted = accepted;
    }

    /**
     * The neighbours of each of these texts, in their order.
     *
     * @param most how many neighbours to keep of each
     * @throws StoppedException when the thread is interrupted
     */
    Nearest[] of(int[] texts, int most) {
        Nearest[] nearest = new Nearest[texts.length];
        Arrays.setAll(nearest, any -> new Nearest(most));
        for (int start = among.start(); start < among.end(); start += STRIP) {
            int end = Math.min(among.end(), start + STRIP);
            compare(texts, start, Scaling.transposed(Arrays.copyOfRange(vectors, start, end)), nearest);
        }
        return nearest;
    }

    private void compare(int[] texts, int start, float[][] columns, Nearest[] nearest) {
        float[][] cosines = new float[Scaling.BLOCK][columns[0].length];
        for (int first = 0; first < texts.length; first += Scaling.BLOCK) {
            float[][] block = Arrays.stream(texts, first, Math.min(texts.length, first + Scaling.BLOCK))
                    .mapToObj(text -> vectors[text])
                    .toArray(float[][]::new);
            Scaling.products(columns, block, cosines);
            for (int row = 0; row < block.length; row++) {
                offer(texts[first + row], start, cosines[row], nearest[first + row]);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
        }
    }

    private void offer(int text, int start, float[] cosines, Nearest nearest) {
        for (int index = 0; index < cosines.length; index++) {
            int other = start + index;
            if (nearest.takes(cosines[index]) && !points.isSameOwner(text, other) && accepted.test(other)) {
                nearest.offer(other, cosines[index]);
            }
        }
    }
}
