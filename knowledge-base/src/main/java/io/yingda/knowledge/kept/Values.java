package io.yingda.knowledge.kept;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.jspecify.annotations.Nullable;

/** Lists, and what may be absent, in bytes. */
public final class Values {

    private Values() {}

    /** Writes one value. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    /** Reads one value. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    public static <T> void write(DataOutput out, Collection<T> values, Writer<T> writer) throws IOException {
        out.writeVInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    public static <T> List<T> read(DataInput in, Reader<T> reader) throws IOException {
        int size = in.readVInt();
        List<T> values = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            values.add(reader.read(in));
        }
        return values;
    }

    /** @throws IOException when there is half a character in it, which would not be read again as it was */
    public static void string(DataOutput out, String string) throws IOException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(string)) {
            throw new CharacterCodingException();
        }
        out.writeString(string);
    }

    public static void strings(DataOutput out, Collection<String> strings) throws IOException {
        write(out, strings, Values::string);
    }

    public static List<String> strings(DataInput in) throws IOException {
        return read(in, DataInput::readString);
    }

    static void optional(DataOutput out, @Nullable String string) throws IOException {
        out.writeByte((byte) (string == null ? 0 : 1));
        if (string != null) {
            string(out, string);
        }
    }

    static @Nullable String optional(DataInput in) throws IOException {
        return in.readByte() == 0 ? null : in.readString();
    }
}
