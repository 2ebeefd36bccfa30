package io.yingda.knowledge.ranking;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a question of which the answer is known went.
 *
 * @param measures of the first candidate
 * @param isRight whether it was right
 * @param kind what was asked
 * @param weight how much it counts
 */
record Outcome(Measures measures, boolean isRight, Kind kind, double weight) {

    enum Kind {
        /** Something answers it. */
        KNOWN,
        /** The same, but it is one of the content's own phrasings, hidden: its article has one phrasing less to be found by. */
        HIDDEN,
        /** Nothing answers it, though it is about the merchant's business. */
        NEAR,
        /** Nothing answers it, nor should anything. */
        FAR,
        /** A follower asked it and somebody marked its answer, or that there is none. */
        MARKED
    }

    /** Writes what {@link #read} reads. */
    void write(DataOutput stream) throws IOException {
        stream.writeBoolean(isRight);
        stream.writeUTF(kind.name());
        stream.writeDouble(weight);
        for (Feature feature : Feature.values()) {
            stream.writeDouble(measures.get(feature));
        }
    }

    static Outcome read(DataInput stream) throws IOException {
        boolean right = stream.readBoolean();
        Kind kind = Kind.valueOf(stream.readUTF());
        double weight = stream.readDouble();
        Measures measures = new Measures();
        for (Feature feature : Feature.values()) {
            measures.set(feature, stream.readDouble());
        }
        return new Outcome(measures, right, kind, weight);
    }

    Outcome weighing(double other) {
        return new Outcome(measures, isRight, kind, other);
    }
}
