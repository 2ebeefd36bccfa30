package io.yingda.knowledge.ranking;

/** A number for each feature, 0 until it is set. */
// Arrays, since an EnumMap boxes each of the thousand numbers of a search.
@SuppressWarnings("EnumOrdinal")
final class Measures {

    private final double[] values = new double[Feature.values().length];

    double get(Feature feature) {
        return values[feature.ordinal()];
    }

    void set(Feature feature, double value) {
        values[feature.ordinal()] = value;
    }

    /** The sum of the products of both numbers of each feature. */
    double times(Measures other) {
        double sum = 0;
        for (int index = 0; index < values.length; index++) {
            sum += values[index] * other.values[index];
        }
        return sum;
    }
}
