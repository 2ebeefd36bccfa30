package io.yingda.knowledge.meaning;

import java.util.Arrays;

/**
 * Adds, stretches and multiplies vectors in loops that the compiler vectorises, always in the same order: unlike Lucene's
 * faster products the results do not depend on the machine or on what is compiled already, so that learning can be repeated.
 */
final class Scaling {

    /** So few vectors that they stay in the fastest memory. */
    static final int BLOCK = 16;

    private Scaling() {}

    /** target += factor · vector. */
    static void addScaled(float[] target, float[] vector, float factor) {
        for (int index = 0; index < target.length; index++) {
            target[index] += factor * vector[index];
        }
    }

    /** target += four vectors, each times its factor: what is read and written once serves four times. */
    private static void addScaled(float[] target, float[][] vectors, int start, float[] factors) {
        float[] first = vectors[start];
        float[] second = vectors[start + 1];
        float[] third = vectors[start + 2];
        float[] fourth = vectors[start + 3];
        float ofFirst = factors[start];
        float ofSecond = factors[start + 1];
        float ofThird = factors[start + 2];
        float ofFourth = factors[start + 3];
        for (int index = 0; index < target.length; index++) {
            target[index] += (ofFirst * first[index] + ofSecond * second[index])
                    + (ofThird * third[index] + ofFourth * fourth[index]);
        }
    }

    /** target += the sum of the vectors, each times its factor. */
    static void addScaled(float[] target, float[][] vectors, float[] factors) {
        int index = 0;
        for (; index + 3 < vectors.length; index += 4) {
            addScaled(target, vectors, index, factors);
        }
        for (; index < vectors.length; index++) {
            addScaled(target, vectors[index], factors[index]);
        }
    }

    static float dot(float[] left, float[] right) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int index = 0;
        for (; index + 3 < left.length; index += 4) {
            first += left[index] * right[index];
            second += left[index + 1] * right[index + 1];
            third += left[index + 2] * right[index + 2];
            fourth += left[index + 3] * right[index + 3];
        }
        for (; index < left.length; index++) {
            first += left[index] * right[index];
        }
        return (first + second) + (third + fourth);
    }

    static float[][] transposed(float[][] matrix) {
        float[][] transposed = new float[matrix.length == 0 ? 0 : matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < transposed.length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }

    /**
     * The matrix of these columns times each of these vectors, column after column. A few vectors at a
     * time, so that they and the columns in turn stay in the fastest memory: several times faster than one vector
     * after the other.
     *
     * @param columns as many as a vector has numbers
     * @param vectors at most {@value #BLOCK} for full speed
     * @param products float[vectors][rows], overwritten
     */
    static void products(float[][] columns, float[][] vectors, float[][] products) {
        for (int vector = 0; vector < vectors.length; vector++) {
            Arrays.fill(products[vector], 0);
        }
        int column = 0;
        for (; column + 3 < columns.length; column += 4) {
            for (int vector = 0; vector < vectors.length; vector++) {
                addScaled(products[vector], columns, column, vectors[vector]);
            }
        }
        for (; column < columns.length; column++) {
            for (int vector = 0; vector < vectors.length; vector++) {
                addScaled(products[vector], columns[column], vectors[vector][column]);
            }
        }
    }

    /** The Euclidean length, above 0. */
    static float length(float[] vector) {
        return (float) Math.sqrt(Math.max(dot(vector, vector), 1e-12));
    }

    static void divide(float[] vector, float divisor) {
        float factor = 1 / divisor;
        for (int index = 0; index < vector.length; index++) {
            vector[index] *= factor;
        }
    }
}
