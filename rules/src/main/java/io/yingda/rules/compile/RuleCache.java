package io.yingda.rules.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled rules kept on disk under the hash of what they were made of. A file is a SHA-256 digest and then the content it
 * digests; whatever does not match its digest is as good as absent.
 */
final class RuleCache {

    private static final Logger LOG = LoggerFactory.getLogger(RuleCache.class);
    private static final String SUFFIX = ".rules";
    private static final int DIGEST = 32;
    private static final int KEPT = 4;

    private final Path folder;

    RuleCache(Path folder) {
        this.folder = folder;
    }

    Optional<CompiledRules> get(String key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] stored = Files.readAllBytes(file);
            byte[] content = Arrays.copyOfRange(stored, Math.min(DIGEST, stored.length), stored.length);
            if (stored.length < DIGEST || !Arrays.equals(stored, 0, DIGEST, Hash.sha256(content), 0, DIGEST)) {
                LOG.warn("The cached rules {} are damaged and will be compiled again", file.getFileName());
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(decoded(content));
        } catch (IOException unreadable) {
            LOG.warn("The cached rules {} cannot be read: {}", file.getFileName(), unreadable.toString());
            return Optional.empty();
        }
    }

    /** Keeps the rules, and only the few newest of all; a disk that is full costs no more than the time to compile. */
    void put(String key, CompiledRules rules) {
        try {
            Files.createDirectories(folder);
            byte[] content = encoded(rules);
            Path fresh = Files.createTempFile(folder, "fresh", ".part");
            try {
                ByteArrayOutputStream stored = new ByteArrayOutputStream();
                stored.writeBytes(Hash.sha256(content));
                stored.writeBytes(content);
                Files.write(fresh, stored.toByteArray());
                Files.move(fresh, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            dropOld();
        } catch (IOException unwritable) {
            LOG.warn("Compiled rules cannot be kept in {}: {}", folder, unwritable.toString());
        }
    }

    private void dropOld() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(RuleCache::lastUsed).reversed())
                    .toList();
        }
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime lastUsed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + SUFFIX);
    }

    private static byte[] encoded(CompiledRules rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(rules.models().size());
            for (String model : rules.models()) {
                out.writeUTF(model);
            }
            out.writeInt(rules.classes().size());
            for (Map.Entry<String, byte[]> each : new TreeMap<>(rules.classes()).entrySet()) {
                out.writeUTF(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static CompiledRules decoded(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            List<String> models = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                models.add(in.readUTF());
            }
            Map<String, byte[]> classes = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return new CompiledRules(classes, models);
        }
    }
}
