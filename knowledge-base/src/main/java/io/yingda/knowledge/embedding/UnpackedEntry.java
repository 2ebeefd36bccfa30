package io.yingda.knowledge.embedding;

import io.yingda.knowledge.document.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** A large entry of a jar, unpacked for good: to unpack it takes longer than to use it. */
final class UnpackedEntry {

    private static final int BLOCK = 1 << 16;

    private final JarURLConnection packed;

    private UnpackedEntry(JarURLConnection packed) {
        this.packed = packed;
    }

    /** Empty where it is no entry of a jar, but a file, or nothing. */
    static Optional<UnpackedEntry> of(@Nullable URL resource) throws IOException {
        return resource != null && resource.openConnection() instanceof JarURLConnection connection
                ? Optional.of(new UnpackedEntry(connection))
                : Optional.empty();
    }

    /** Its checksum, as text: where there is another entry of this name one day, it has another one. */
    String version() throws IOException {
        return "%08x".formatted(packed.getJarEntry().getCrc());
    }

    /**
     * Makes a file the entry's content; what is there already is compared with what it should be.
     *
     * @throws IOException when nothing can be written there
     */
    void unpack(Path file) throws IOException {
        if (!Files.exists(file)
                || checksum(file, new CRC32()) != packed.getJarEntry().getCrc()) {
            try (InputStream content = packed.getInputStream()) {
                WholeFile.write(file, content::transferTo);
            }
        }
    }

    /** Goes on with a checksum over a whole file. */
    static long checksum(Path file, Checksum checksum) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
                checksum.update(block, 0, read);
            }
        }
        return checksum.getValue();
    }
}
