package io.yingda.knowledge.ranking;

import java.util.List;

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

    /** The same numbers, but 0 for these features. */
    Measures besides(List<Feature> features) {
        Measures besides = new Measures();
        System.arraycopy(values, 0, besides.values, 0, values.length);
        features.forEach(feature -> besides.set(feature, 0));
        return besides;
    }

    /** The numbers of these features, in their order. */
    double[] of(List<Feature> features) {
        return features.stream().mapToDouble(this::get).toArray();
    }

    /** These numbers for these features, and 0 for the others. */
    static Measures of(List<Feature> features, double[] values) {
        Measures measures = new Measures();
        for (int index = 0; index < values.length; index++) {
            measures.set(features.get(index), values[index]);
        }
        return measures;
    }
}
