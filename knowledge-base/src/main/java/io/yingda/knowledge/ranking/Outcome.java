package io.yingda.knowledge.ranking;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a question of which the answer is known went.
 *
 * @param measures of the first candidate
 * @param isRight whether it was right
 * @param weight how much it counts
 */
record Outcome(Measures measures, boolean isRight, double weight) {

    /** Writes what {@link #read} reads. */
    void write(DataOutput stream) throws IOException {
        stream.writeBoolean(isRight);
        stream.writeDouble(weight);
        for (Feature feature : Feature.values()) {
            stream.writeDouble(measures.get(feature));
        }
    }

    static Outcome read(DataInput stream) throws IOException {
        boolean right = stream.readBoolean();
        double weight = stream.readDouble();
        Measures measures = new Measures();
        for (Feature feature : Feature.values()) {
            measures.set(feature, stream.readDouble());
        }
        return new Outcome(measures, right, weight);
    }

    Outcome weighing(double other) {
        return new Outcome(measures, isRight, other);
    }
}
