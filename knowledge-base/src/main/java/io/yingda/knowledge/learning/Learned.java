package io.yingda.knowledge.learning;

import io.yingda.knowledge.meaning.LinearMap;
import io.yingda.knowledge.meaning.Text;
import io.yingda.knowledge.ranking.Calibration;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from some content.
 *
 * @param map the merchant's own language
 * @param calibration how sure to be
 * @param texts digests of the texts it was learned from, and of the entries they are of
 */
record Learned(LinearMap map, Calibration calibration, Set<Long> texts) {

    /** Another one learns otherwise, so that what an older program learned does not count. */
    private static final int VERSION = 0x59440003;

    /** The share of texts that may have changed before it is worth learning anew. */
    private static final double DRIFT = .05;

    static Set<Long> digests(List<Text> texts) {
        Set<Long> digests = new HashSet<>();
        for (Text text : texts) {
            long digest = text.place().phrasing() < 0 ? 7 : 11;
            String whole = text.place().entry().article().id() + '\n' + text.folded();
            for (int index = 0; index < whole.length(); index++) {
                digest = digest * 1_000_003 + whole.charAt(index);
            }
            digests.add(digest);
        }
        return digests;
    }

    /** Whether it still suits content with these texts. */
    boolean suits(Set<Long> others) {
        long shared = others.stream().filter(texts::contains).count();
        long different = others.size() + texts.size() - 2 * shared;
        return different <= DRIFT * Math.max(others.size(), texts.size());
    }

    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "learned", ".tmp");
        try (DataOutputStream stream = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            stream.writeInt(VERSION);
            stream.writeInt(Calibration.edition());
            calibration.write(stream);
            stream.writeInt(map.dimensions());
            for (float[] row : map.rows()) {
                for (float value : row) {
                    stream.writeFloat(value);
                }
            }
            stream.writeInt(texts.size());
            for (long digest : texts) {
                stream.writeLong(digest);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What an earlier process wrote; null when there is nothing to be read, or it is for vectors of another size. */
    static @Nullable Learned read(Path file, int dimensions) {
        if (!Files.exists(file)) {
            return null;
        }
        try (DataInputStream stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (stream.readInt() != VERSION || stream.readInt() != Calibration.edition()) {
                return null;
            }
            Calibration calibration = Calibration.read(stream);
            if (stream.readInt() != dimensions) {
                return null;
            }
            float[][] rows = new float[dimensions][dimensions];
            for (float[] row : rows) {
                for (int column = 0; column < dimensions; column++) {
                    row[column] = stream.readFloat();
                }
            }
            Set<Long> texts = new HashSet<>();
            for (int left = stream.readInt(); left > 0; left--) {
                texts.add(stream.readLong());
            }
            return new Learned(new LinearMap(rows), calibration, texts);
        } catch (IOException | NumberFormatException unreadable) {
            // As good as nothing: it is learned again.
            return null;
        }
    }
}
