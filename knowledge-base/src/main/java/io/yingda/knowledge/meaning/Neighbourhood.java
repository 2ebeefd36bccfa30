package io.yingda.knowledge.meaning;

import java.util.Arrays;

/** For each text, the texts of other articles that are nearest to it. */
final class Neighbourhood {

    private static final int BLOCK = 64;

    private final Nearest[] nearest;

    private Neighbourhood(Nearest[] nearest) {
        this.nearest = nearest;
    }

    /**
     * Compares each of some texts with every reference.
     *
     * @param vectors float[texts][dimensions], of length 1
     * @param owners the number of the entry that each text is of
     * @param texts whose neighbours are looked for
     * @param references which texts may be neighbours
     * @param most how many neighbours to keep
     */
    static Neighbourhood of(float[][] vectors, int[] owners, int[] texts, int[] references, int most) {
        Nearest[] nearest = new Nearest[vectors.length];
        Arrays.fill(nearest, new Nearest(0));
        for (int text : texts) {
            nearest[text] = new Nearest(most);
        }
        for (int start = 0; start < texts.length; start += BLOCK) {
            int[] block = Arrays.copyOfRange(texts, start, Math.min(texts.length, start + BLOCK));
            // Turned, so that a reference meets all texts of the block in one pass of additions.
            float[][] turned = Scaling.transposed(
                    Arrays.stream(block).mapToObj(text -> vectors[text]).toArray(float[][]::new));
            for (int reference : references) {
                float[] cosines = Scaling.product(turned, vectors[reference]);
                for (int index = 0; index < block.length; index++) {
                    if (owners[block[index]] != owners[reference]) {
                        nearest[block[index]].offer(reference, cosines[index]);
                    }
                }
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
        }
        return new Neighbourhood(nearest);
    }

    Nearest of(int text) {
        return nearest[text];
    }
}
