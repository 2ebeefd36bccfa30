package io.yingda.knowledge.meaning;

import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Vectors with their numbers rounded to bytes: a fourth of the memory to read, and good enough to tell which few are worth
 * comparing exactly. Products of whole numbers do not depend on the machine.
 */
final class RoundedVectors {

    /** Whether Lucene multiplies bytes with the vector module, which is faster than anything else. */
    private static final boolean IS_VECTORISED =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private final Rows rows;
    private final float[] steps;

    private RoundedVectors(Rows rows, float[] steps) {
        this.rows = rows;
        this.steps = steps;
    }

    static RoundedVectors of(float[][] vectors) {
        return of(vectors, IS_VECTORISED);
    }

    /** @param plain whether to keep the bytes as they are rather than packed: the products are the same */
    static RoundedVectors of(float[][] vectors, boolean plain) {
        byte[][] bytes = new byte[vectors.length][];
        float[] steps = new float[vectors.length];
        for (int row = 0; row < bytes.length; row++) {
            steps[row] = step(vectors[row]);
            bytes[row] = round(vectors[row], steps[row]);
        }
        return new RoundedVectors(plain ? new Plain(bytes) : new Packed(bytes), steps);
    }

    private sealed interface Rows {

        int size();

        byte[] row(int row);

        int product(Rounded vector, int row);
    }

    private static final class Plain implements Rows {

        private final byte[][] rows;

        Plain(byte[][] rows) {
            this.rows = rows;
        }

        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public byte[] row(int row) {
            return rows[row];
        }

        @Override
        public int product(Rounded vector, int row) {
            return VectorUtil.dotProduct(vector.numbers, rows[row]);
        }
    }

    private static final class Packed implements Rows {

        private final PackedNumbers[] rows;

        Packed(byte[][] rows) {
            this.rows = Arrays.stream(rows).map(PackedNumbers::row).toArray(PackedNumbers[]::new);
        }

        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public byte[] row(int row) {
            return rows[row].bytes();
        }

        @Override
        public int product(Rounded vector, int row) {
            return vector.packed().product(rows[row]);
        }
    }

    /** One vector to be compared with the rows, by one thread. */
    static final class Rounded {

        private final byte[] numbers;
        private final float step;
        private final float length;
        private final float halfRoot;
        private @Nullable PackedNumbers packed;

        private Rounded(byte[] numbers, float step, float length) {
            this.numbers = numbers;
            this.step = step;
            this.length = length;
            halfRoot = (float) Math.sqrt(numbers.length) / 2;
        }

        static Rounded of(float[] vector) {
            float step = step(vector);
            return new Rounded(round(vector, step), step, Scaling.length(vector));
        }

        long digest() {
            long digest = Float.floatToIntBits(step);
            for (byte number : numbers) {
                digest = digest * 1_000_003 + number;
            }
            return digest;
        }

        private PackedNumbers packed() {
            PackedNumbers known = packed;
            if (known == null) {
                known = PackedNumbers.of(numbers);
                packed = known;
            }
            return known;
        }
    }

    int size() {
        return rows.size();
    }

    Rounded row(int row) {
        return new Rounded(rows.row(row), steps[row], 1);
    }

    /** About the product of a vector and a row; off by less than .005 where both are of length 1. */
    float product(Rounded vector, int row) {
        return rows.product(vector, row) * (vector.step * steps[row]);
    }

    /** No more than this the product of a vector and a row, which is of length 1, is off: each number by half a step. */
    float slack(Rounded vector, int row) {
        return vector.halfRoot * (vector.length * steps[row] + vector.step * (1 + vector.halfRoot * steps[row]));
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
