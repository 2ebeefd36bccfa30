package io.yingda.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders for data that nobody needs after the process. */
public final class Folders {

    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private Folders() {}

    /** Deletes a folder with everything in it, as far as possible. */
    public static void delete(Path folder) {
        try (Stream<Path> inside = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            LOG.warn("Temporary data was left behind in {}", folder);
        }
    }
}
