package io.yingda.knowledge;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.articles.ReadArticle;
import io.yingda.knowledge.index.KeptIndex;
import io.yingda.knowledge.kept.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content as an earlier process read and indexed it, in one file: a checksum, the program's version, the index, the article
 * files. A start reads again only the article files that have changed since, and a file that is broken by then keeps its last
 * good version.
 *
 * @param files with their articles in the index
 */
record KeptContent(List<ReadArticle> files, KeptIndex index) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptContent.class);

    /** Whether content read as these files, indexed as this version, is what is kept. */
    boolean holds(List<ReadArticle> read, String version) {
        return files.equals(read) && index.version().equals(version);
    }

    /** What the file holds; empty when there is none, when it is damaged, or when another program wrote it. */
    static Optional<KeptContent> read(Path file, String program) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] stored = Files.readAllBytes(file);
            if (stored.length < Long.BYTES || ByteBuffer.wrap(stored).getLong() != checksum(stored)) {
                LOG.warn("The kept content {} is damaged; all files are read again", file.getFileName());
                return Optional.empty();
            }
            ByteArrayDataInput in = new ByteArrayDataInput(stored, Long.BYTES, stored.length - Long.BYTES);
            if (!in.readString().equals(program)) {
                return Optional.empty();
            }
            KeptIndex index = KeptIndex.read(in);
            Map<String, Article> articles =
                    index.articles().stream().collect(Collectors.toMap(Article::id, Function.identity()));
            return Optional.of(new KeptContent(Values.read(in, from -> ReadArticle.read(from, articles)), index));
        } catch (IOException unreadable) {
            LOG.warn("The kept content {} cannot be read: {}", file.getFileName(), unreadable.toString());
            return Optional.empty();
        }
    }

    /** Writes all of it or nothing; where it cannot be written, the next start takes longer. */
    void write(Path file, String program) {
        try {
            ByteBuffersDataOutput out = new ByteBuffersDataOutput();
            out.writeLong(0);
            out.writeString(program);
            index.write(out);
            Values.write(out, files, (to, read) -> read.write(to));
            byte[] stored = out.toArrayCopy();
            ByteBuffer.wrap(stored).putLong(checksum(stored));
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "content", ".part");
            try {
                Files.write(fresh, stored);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException unwritable) {
            LOG.warn("The content that was read cannot be kept in {}: {}", file, unwritable.toString());
        }
    }

    /** Of all but the first bytes, which hold it. */
    private static long checksum(byte[] stored) {
        CRC32 sum = new CRC32();
        sum.update(stored, Long.BYTES, stored.length - Long.BYTES);
        return sum.getValue();
    }
}
