package io.yingda.knowledge.document;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Many numbers at once to and from a file: one after the other takes several times as long. */
public final class FloatBytes {

    private FloatBytes() {}

    public static void write(float[] numbers, DataOutput stream) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        stream.write(bytes.array());
    }

    /**
     * Reads as many as there are places for.
     *
     * @throws IOException when there are not so many
     */
    public static void read(DataInput stream, float[] numbers) throws IOException {
        byte[] bytes = new byte[numbers.length * Float.BYTES];
        stream.readFully(bytes);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
    }
}
