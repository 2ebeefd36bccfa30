package io.yingda.knowledge.embedding;

import io.yingda.knowledge.document.FloatBytes;
import io.yingda.knowledge.document.WholeFile;
import io.yingda.knowledge.text.Digest;
import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of texts by the hash of the text, in memory and in a file, so that a warm start embeds nothing again.
 * One thread at a time.
 */
public final class VectorShelf {

    private static final int MAGIC = 0x59564543;

    private final @Nullable Path file;
    private final int dimensions;
    private Map<Key, float[]> vectors = new HashMap<>();
    private boolean saved = true;

    /** The first 16 bytes of a text's SHA-256. */
    record Key(long high, long low) {
        static Key of(String text) {
            ByteBuffer hash = ByteBuffer.wrap(Digest.of(text));
            return new Key(hash.getLong(), hash.getLong());
        }
    }

    private VectorShelf(@Nullable Path file, int dimensions) {
        this.file = file;
        this.dimensions = dimensions;
    }

    /**
     * The shelf of a model for the content, with what an earlier process left there; a file that cannot be read counts as
     * empty.
     *
     * @param folder where the file is; null to keep vectors in memory only
     */
    public static VectorShelf of(Embedder embedder, @Nullable Path folder) {
        return of(embedder, folder, "vectors");
    }

    /** @param name what the file is for, before the model's version in its name */
    static VectorShelf of(Embedder embedder, @Nullable Path folder, String name) {
        Path file = folder == null ? null : folder.resolve(name + "-" + embedder.version() + ".bin");
        VectorShelf shelf = new VectorShelf(file, embedder.dimensions());
        shelf.load();
        return shelf;
    }

    /** The vector of a text; null when it has none yet. */
    public float @Nullable [] get(String text) {
        return vectors.get(Key.of(text));
    }

    public void put(String text, float[] vector) {
        vectors.put(Key.of(text), vector);
        saved = false;
    }

    /** Forgets the vectors of all other texts. */
    public void keep(Collection<String> texts) {
        Map<Key, float[]> kept = new HashMap<>();
        for (String text : texts) {
            Key key = Key.of(text);
            float[] vector = vectors.get(key);
            if (vector != null) {
                kept.put(key, vector);
            }
        }
        saved &= kept.size() == vectors.size();
        vectors = kept;
    }

    /**
     * Writes what changed, whole or not at all.
     *
     * @throws IOException when the file cannot be written; the vectors stay in memory
     */
    public void save() throws IOException {
        if (file == null || saved) {
            return;
        }
        WholeFile.write(file, out -> {
            DataOutputStream stream = new DataOutputStream(out);
            stream.writeInt(MAGIC);
            stream.writeInt(dimensions);
            stream.writeInt(vectors.size());
            for (Map.Entry<Key, float[]> entry : vectors.entrySet()) {
                stream.writeLong(entry.getKey().high());
                stream.writeLong(entry.getKey().low());
                FloatBytes.write(entry.getValue(), stream);
            }
        });
        saved = true;
    }

    private void load() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        Map<Key, float[]> read = new HashMap<>();
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteBuffer head = ByteBuffer.wrap(stream.readNBytes(3 * Integer.BYTES));
            if (head.getInt() != MAGIC || head.getInt() != dimensions) {
                return;
            }
            int count = head.getInt();
            byte[] entry = new byte[2 * Long.BYTES + Float.BYTES * dimensions];
            for (int index = 0; index < count; index++) {
                ByteBuffer bytes = ByteBuffer.wrap(entry, 0, stream.readNBytes(entry, 0, entry.length));
                Key key = new Key(bytes.getLong(), bytes.getLong());
                float[] vector = new float[dimensions];
                bytes.asFloatBuffer().get(vector);
                read.put(key, vector);
            }
            vectors = read;
        } catch (IOException | BufferUnderflowException | IllegalArgumentException unreadable) {
            // Half a file is as good as none: its texts are embedded again.
            vectors = new HashMap<>();
        }
    }
}
