package io.yingda.knowledge.meaning;

/** Keeps the few largest of many values, with the place of each, largest first. */
final class Nearest {

    private final int[] places;
    private final float[] values;
    private int size;

    Nearest(int most) {
        places = new int[most];
        values = new float[most];
    }

    /** Whether a value is large enough to be kept. */
    boolean takes(float value) {
        return size < values.length || (size > 0 && value > values[size - 1]);
    }

    void offer(int place, float value) {
        if (!takes(value)) {
            return;
        }
        int at = rank(value);
        int moved = Math.min(size, values.length - 1) - at;
        System.arraycopy(values, at, values, at + 1, moved);
        System.arraycopy(places, at, places, at + 1, moved);
        values[at] = value;
        places[at] = place;
        size = Math.min(size + 1, values.length);
    }

    /** After all values that are as large. */
    private int rank(float value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] >= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return size;
    }

    int place(int rank) {
        return places[rank];
    }

    float value(int rank) {
        return values[rank];
    }

    /** The mean of the first few that stand; 0 when there are none. */
    float mean(int few) {
        int count = Math.min(few, size);
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += values[rank];
        }
        return count == 0 ? 0 : (float) (sum / count);
    }
}
