package io.yingda.knowledge.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: whoever reads it meanwhile finds what was there before. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes what is to be in the file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream stream) throws IOException;
    }

    /**
     * Makes the folder of the file, too, where there is none.
     *
     * @throws IOException when it cannot be written; what was there before is still there
     */
    public static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder to write " + file + " in");
        }
        Files.createDirectories(folder);
        // Hidden, so that nobody takes it for one of the editors' files.
        Path fresh = Files.createTempFile(folder, ".fresh-", ".tmp");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                content.write(stream);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
