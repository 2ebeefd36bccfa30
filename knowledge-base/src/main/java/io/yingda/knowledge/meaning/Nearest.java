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

    void offer(int place, float value) {
        if (size == values.length && value <= values[size - 1]) {
            return;
        }
        int at = size < values.length ? size++ : size - 1;
        while (at > 0 && values[at - 1] < value) {
            values[at] = values[at - 1];
            places[at] = places[at - 1];
            at--;
        }
        values[at] = value;
        places[at] = place;
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
