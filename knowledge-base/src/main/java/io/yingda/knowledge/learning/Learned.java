package io.yingda.knowledge.learning;

import io.yingda.knowledge.document.FloatBytes;
import io.yingda.knowledge.document.WholeFile;
import io.yingda.knowledge.meaning.Crowds;
import io.yingda.knowledge.meaning.LinearMap;
import io.yingda.knowledge.meaning.Text;
import io.yingda.knowledge.ranking.Calibration;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from some content.
 *
 * @param map the merchant's own language
 * @param calibration how sure to be
 * @param crowds around the texts it was learned from
 */
record Learned(LinearMap map, Calibration calibration, Crowds crowds) {

    /** Another one learns otherwise, so that what an older program learned does not count. */
    private static final int VERSION = 0x59440007;

    /** The share of texts that may have changed before it is worth learning anew. */
    private static final double DRIFT = .05;

    /** Whether it still suits content with these texts. */
    boolean suits(List<Text> texts) {
        Set<Long> others = texts.stream().map(Text::digest).collect(Collectors.toSet());
        Set<Long> known = crowds.byText().keySet();
        long shared = others.stream().filter(known::contains).count();
        long different = others.size() + known.size() - 2 * shared;
        return different <= DRIFT * Math.max(others.size(), known.size());
    }

    void write(Path file) throws IOException {
        WholeFile.write(file, out -> {
            DataOutputStream stream = new DataOutputStream(out);
            stream.writeInt(VERSION);
            stream.writeInt(Calibration.edition());
            calibration.write(stream);
            stream.writeInt(map.dimensions());
            for (float[] row : map.rows()) {
                FloatBytes.write(row, stream);
            }
            for (float[] row : map.square()) {
                FloatBytes.write(row, stream);
            }
            stream.writeInt(crowds.byText().size());
            for (Map.Entry<Long, Crowds.Crowd> text : crowds.byText().entrySet()) {
                stream.writeLong(text.getKey());
                stream.writeFloat(text.getValue().plain());
                stream.writeFloat(text.getValue().mapped());
                stream.writeFloat(text.getValue().length());
            }
        });
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
            LinearMap map = new LinearMap(matrix(stream, dimensions), matrix(stream, dimensions));
            Map<Long, Crowds.Crowd> crowds = new HashMap<>();
            for (int left = stream.readInt(); left > 0; left--) {
                crowds.put(
                        stream.readLong(),
                        new Crowds.Crowd(stream.readFloat(), stream.readFloat(), stream.readFloat()));
            }
            return new Learned(map, calibration, new Crowds(crowds));
        } catch (IOException | NumberFormatException unreadable) {
            // As good as nothing: it is learned again.
            return null;
        }
    }

    private static float[][] matrix(DataInputStream stream, int dimensions) throws IOException {
        float[][] rows = new float[dimensions][dimensions];
        for (float[] row : rows) {
            FloatBytes.read(stream, row);
        }
        return rows;
    }
}
