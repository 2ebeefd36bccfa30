package io.yingda.knowledge.meaning;

/**
 * Bytes, three to a long, so that one multiplication of two longs adds up three products: of (a + b·2²² + c·2⁴⁴) · (f + e·2²² +
 * d·2⁴⁴) the bits from the 44th on are a·d + b·e + c·f, since nothing below reaches up to them and what is above falls off. For
 * that the numbers are made positive first. Several times faster than one byte after the other where the vector module is not
 * there or the compiler does not know it, and exactly the same.
 */
final class PackedNumbers {

    private static final int WIDTH = 22;
    private static final int EACH = 3;
    private static final int SUM = 2 * WIDTH;
    private static final int LIFT = 128;

    private final long[] numbers;
    private final int size;
    private final int sum;

    private PackedNumbers(byte[] bytes, boolean isBackwards) {
        size = bytes.length;
        numbers = new long[(size + EACH - 1) / EACH];
        int total = 0;
        for (int index = 0; index < size; index++) {
            int place = index % EACH;
            numbers[index / EACH] |= (bytes[index] + (long) LIFT) << (WIDTH * (isBackwards ? EACH - 1 - place : place));
            total += bytes[index];
        }
        sum = total;
    }

    /** To be compared with many. */
    static PackedNumbers of(byte[] bytes) {
        return new PackedNumbers(bytes, true);
    }

    /** One of the many. */
    static PackedNumbers row(byte[] bytes) {
        return new PackedNumbers(bytes, false);
    }

    /** One of the many as the bytes it was made of. */
    byte[] bytes() {
        byte[] bytes = new byte[size];
        for (int index = 0; index < size; index++) {
            bytes[index] = (byte) (((numbers[index / EACH] >>> (WIDTH * (index % EACH))) & 0xff) - LIFT);
        }
        return bytes;
    }

    /** The product of these numbers and those of a row of the same size. */
    int product(PackedNumbers row) {
        long[] left = numbers;
        long[] right = row.numbers;
        long first = 0;
        long second = 0;
        long third = 0;
        int index = 0;
        for (; index + 2 < left.length; index += 3) {
            first += (left[index] * right[index]) >>> SUM;
            second += (left[index + 1] * right[index + 1]) >>> SUM;
            third += (left[index + 2] * right[index + 2]) >>> SUM;
        }
        for (; index < left.length; index++) {
            first += (left[index] * right[index]) >>> SUM;
        }
        return (int) (first + second + third - LIFT * (sum + (long) row.sum) - (long) LIFT * LIFT * size);
    }
}
