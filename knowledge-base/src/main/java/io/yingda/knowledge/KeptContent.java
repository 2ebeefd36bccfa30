package io.yingda.knowledge;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.articles.ReadArticle;
import io.yingda.knowledge.document.WholeFile;
import io.yingda.knowledge.index.KeptIndex;
import io.yingda.knowledge.kept.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.OutputStreamDataOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Content as an earlier process read and indexed it, in a file: the program, the index, the article files, a checksum. A start
 * reads again only the article files that have changed since. For one knowledge base.
 */
final class KeptContent {

    private static final Logger LOG = LoggerFactory.getLogger(KeptContent.class);

    private final Path file;
    private final String program;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    /** @param program names the code that reads and indexes; what another one kept does not count */
    KeptContent(Path file, String program) {
        this.file = file;
        this.program = program;
    }

    private record Kept(KeptIndex index, List<ReadArticle> files) {

        /** Whether it is the same content, read from the same files. */
        boolean is(Edition edition, List<ReadArticle> read) {
            return index.version().equals(edition.catalogue().version()) && files.equals(read);
        }
    }

    /** Reads a folder for the first time, and keeps what it is read as in the background. */
    Edition open(ContentFolder content) {
        Optional<Kept> kept = read();
        kept.ifPresent(before -> content.take(before.files()));
        content.refresh();
        List<ReadArticle> files = content.faultless();
        Optional<Edition> warm = kept.flatMap(before -> warm(content, before.index()));
        Edition edition = warm.orElseGet(() -> Edition.first(content.dictionary(), content.articles()));
        if (warm.isPresent() && kept.get().is(edition, files)) {
            touch();
        } else {
            Kept now = new Kept(edition.index().keep(), files);
            written = CompletableFuture.runAsync(() -> write(now));
        }
        return edition;
    }

    /** Waits until it is kept, or cannot be. */
    void await() {
        written.exceptionally(failed -> {
                    LOG.warn("读好的条目没有存下来，下次启动要重新读取：{}", failed.toString());
                    return null;
                })
                .join();
    }

    /** Its time tells that nothing older than that has changed since. */
    private void touch() {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException unwritable) {
            LOG.debug("the kept content stays as old as it was", unwritable);
        }
    }

    private Optional<Edition> warm(ContentFolder content, KeptIndex index) {
        try {
            return Edition.first(content.dictionary(), content.articles(), index);
        } catch (RuntimeException unfit) {
            LOG.warn("{} 里的索引用不了，重新建立：{}", file.getFileName(), unfit.toString());
            return Optional.empty();
        }
    }

    private Optional<Kept> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] stored = Files.readAllBytes(file);
            int length = stored.length - Long.BYTES;
            if (length < 0 || ByteBuffer.wrap(stored).getLong(length) != checksum(stored, length)) {
                throw new IOException("damaged");
            }
            ByteArrayDataInput in = new ByteArrayDataInput(stored, 0, length);
            if (!in.readString().equals(program)) {
                return Optional.empty();
            }
            KeptIndex index = KeptIndex.read(in);
            Map<String, Article> articles =
                    index.articles().stream().collect(Collectors.toMap(Article::id, Function.identity()));
            return Optional.of(new Kept(index, Values.read(in, from -> ReadArticle.read(from, articles))));
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("{} 读不出来，条目全部重新读取：{}", file.getFileName(), unreadable.toString());
            return Optional.empty();
        }
    }

    private static long checksum(byte[] stored, int length) {
        CRC32 sum = new CRC32();
        sum.update(stored, 0, length);
        return sum.getValue();
    }

    /** Where it cannot be written, the next start takes longer. */
    private void write(Kept kept) {
        try {
            WholeFile.write(file, stream -> write(kept, new CheckedOutputStream(stream, new CRC32())));
        } catch (IOException unwritable) {
            LOG.warn("读好的条目存不到 {}，下次启动要重新读取：{}", file, unwritable.toString());
        }
    }

    private void write(Kept kept, CheckedOutputStream stream) throws IOException {
        OutputStreamDataOutput out = new OutputStreamDataOutput(stream);
        out.writeString(program);
        kept.index().write(out);
        Values.write(out, kept.files(), (to, read) -> read.write(to));
        stream.write(ByteBuffer.allocate(Long.BYTES)
                .putLong(stream.getChecksum().getValue())
                .array());
    }
}
