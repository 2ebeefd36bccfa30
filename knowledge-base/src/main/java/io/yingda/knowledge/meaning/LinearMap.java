package io.yingda.knowledge.meaning;

import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;

/**
 * A square matrix W that turns and stretches the space of vectors, so that texts for the same article come nearer to each
 * other than the model alone would have them.
 */
public final class LinearMap {

    private final float[][] rows;
    private final float[][] square;
    private final boolean identity;

    /** @param rows float[dimensions][dimensions]; kept, not copied */
    public LinearMap(float[][] rows) {
        this.rows = rows;
        identity = isIdentity(rows);
        square = identity ? rows : square(rows);
    }

    /** @param square what {@link #square()} of a map with these rows was; kept, not copied */
    public LinearMap(float[][] rows, float[][] square) {
        this.rows = rows;
        this.square = square;
        identity = isIdentity(rows);
    }

    public static LinearMap identity(int dimensions) {
        float[][] rows = new float[dimensions][dimensions];
        for (int index = 0; index < dimensions; index++) {
            rows[index][index] = 1;
        }
        return new LinearMap(rows);
    }

    public int dimensions() {
        return rows.length;
    }

    /** Whether it leaves everything as it is. */
    public boolean isIdentity() {
        return identity;
    }

    /** float[dimensions][dimensions], not to be changed. */
    public float[][] rows() {
        return rows;
    }

    /** W·x, float[dimensions]. */
    public float[] apply(float[] vector) {
        return times(rows, vector);
    }

    /** Wᵀ·W, float[dimensions][dimensions], not to be changed. */
    public float[][] square() {
        return square;
    }

    /** Wᵀ·W·x, float[dimensions]: with it, W·x · W·p = (Wᵀ·W·x) · p, so that the p need not be kept mapped. */
    float[] applySquare(float[] vector) {
        return times(square, vector);
    }

    private static float[] times(float[][] rows, float[] vector) {
        float[] product = new float[rows.length];
        for (int index = 0; index < rows.length; index++) {
            product[index] = VectorUtil.dotProduct(rows[index], vector);
        }
        return product;
    }

    private static float[][] square(float[][] rows) {
        float[][] columns = Scaling.transposed(rows);
        float[][] square = new float[rows.length][rows.length];
        for (int start = 0; start < rows.length; start += Scaling.BLOCK) {
            int end = Math.min(rows.length, start + Scaling.BLOCK);
            Scaling.products(rows, Arrays.copyOfRange(columns, start, end), Arrays.copyOfRange(square, start, end));
        }
        return square;
    }

    private static boolean isIdentity(float[][] rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows.length; column++) {
                if (rows[row][column] != (row == column ? 1f : 0f)) {
                    return false;
                }
            }
        }
        return true;
    }
}
