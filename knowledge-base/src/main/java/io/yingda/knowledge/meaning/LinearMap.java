package io.yingda.knowledge.meaning;

import org.apache.lucene.util.VectorUtil;

/**
 * A square matrix W that turns and stretches the space of vectors, so that texts for the same article come nearer to each
 * other than the model alone would have them.
 */
public final class LinearMap {

    private final float[][] rows;
    private final boolean identity;

    /** @param rows float[dimensions][dimensions]; kept, not copied */
    public LinearMap(float[][] rows) {
        this.rows = rows;
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
        float[] mapped = new float[rows.length];
        for (int index = 0; index < rows.length; index++) {
            mapped[index] = VectorUtil.dotProduct(rows[index], vector);
        }
        return mapped;
    }

    /** Wᵀ·y, float[dimensions]: with it, W·x · W·p = (Wᵀ·W·x) · p, so that the p need not be kept mapped. */
    float[] applyTransposed(float[] vector) {
        float[] mapped = new float[rows.length];
        for (int index = 0; index < rows.length; index++) {
            Scaling.addScaled(mapped, rows[index], vector[index]);
        }
        return mapped;
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
