package io.yingda.knowledge.meaning;

import org.apache.lucene.util.VectorUtil;

/**
 * Vectors with their numbers rounded to bytes: a fourth of the memory to read, and good enough to tell which few are worth
 * comparing exactly. Products of whole numbers do not depend on the machine.
 */
final class RoundedVectors {

    private final byte[][] rows;
    private final float[] steps;

    private RoundedVectors(byte[][] rows, float[] steps) {
        this.rows = rows;
        this.steps = steps;
    }

    static RoundedVectors of(float[][] vectors) {
        byte[][] rows = new byte[vectors.length][];
        float[] steps = new float[vectors.length];
        for (int row = 0; row < rows.length; row++) {
            steps[row] = step(vectors[row]);
            rows[row] = round(vectors[row], steps[row]);
        }
        return new RoundedVectors(rows, steps);
    }

    /** One vector to be compared with the rows. */
    static final class Rounded {

        private final byte[] numbers;
        private final float step;

        private Rounded(byte[] numbers, float step) {
            this.numbers = numbers;
            this.step = step;
        }

        static Rounded of(float[] vector) {
            float step = step(vector);
            return new Rounded(round(vector, step), step);
        }
    }

    int size() {
        return rows.length;
    }

    Rounded row(int row) {
        return new Rounded(rows[row], steps[row]);
    }

    /** About the product of a vector and a row; off by less than .005 where both are of length 1. */
    float product(Rounded vector, int row) {
        return VectorUtil.dotProduct(vector.numbers, rows[row]) * (vector.step * steps[row]);
    }

    private static float step(float[] vector) {
        float largest = Float.MIN_NORMAL;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest / Byte.MAX_VALUE;
    }

    private static byte[] round(float[] vector, float step) {
        byte[] numbers = new byte[vector.length];
        float factor = 1 / step;
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = (byte) Math.clamp(Math.round(vector[index] * factor), -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return numbers;
    }
}
