package io.yingda.knowledge.meaning;

import org.apache.lucene.util.VectorUtil;

/** Adds and stretches vectors in place, in loops that the compiler vectorises. */
final class Scaling {

    private Scaling() {}

    /** target += factor · vector. */
    static void addScaled(float[] target, float[] vector, float factor) {
        for (int index = 0; index < target.length; index++) {
            target[index] += factor * vector[index];
        }
    }

    /** The Euclidean length, above 0. */
    static float length(float[] vector) {
        return (float) Math.sqrt(Math.max(VectorUtil.dotProduct(vector, vector), 1e-12));
    }

    static void divide(float[] vector, float divisor) {
        float factor = 1 / divisor;
        for (int index = 0; index < vector.length; index++) {
            vector[index] *= factor;
        }
    }
}
