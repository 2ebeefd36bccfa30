package io.yingda.knowledge.meaning;

import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;

/** For each text, the texts of other articles that are nearest to it. */
final class Neighbourhood {

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
        // In blocks that fit into the cache, each vector of a block meets each reference of a block.
        int block = 64;
        for (int start = 0; start < texts.length; start += block) {
            int end = Math.min(texts.length, start + block);
            for (int reference : references) {
                for (int index = start; index < end; index++) {
                    int text = texts[index];
                    if (owners[text] != owners[reference]) {
                        nearest[text].offer(reference, VectorUtil.dotProduct(vectors[text], vectors[reference]));
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
