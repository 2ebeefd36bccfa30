package io.yingda.knowledge.embedding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the vectors of the texts it is asked for in a file, for the next process that asks the same: what is checked on every
 * commit is embedded once. Safe for many threads.
 */
public final class ShelvedEmbedder implements Embedder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShelvedEmbedder.class);

    private final Embedder embedder;
    private final VectorShelf shelf;
    private final Map<String, float[]> asked = new ConcurrentHashMap<>();

    /** @param folder where the file is */
    public ShelvedEmbedder(Embedder embedder, Path folder) {
        this.embedder = embedder;
        shelf = VectorShelf.of(embedder, folder, "asked");
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public String version() {
        return embedder.version();
    }

    @Override
    public float[] embed(String folded) {
        return asked.computeIfAbsent(folded, text -> {
            float[] known = shelved(text);
            return known == null ? embedder.embed(text) : known;
        });
    }

    private synchronized float @Nullable [] shelved(String text) {
        return shelf.get(text);
    }

    /** Writes what was asked for since it was opened, and forgets the rest. */
    @Override
    public synchronized void close() {
        asked.forEach((text, vector) -> {
            if (shelf.get(text) == null) {
                shelf.put(text, vector);
            }
        });
        shelf.keep(asked.keySet());
        try {
            shelf.save();
        } catch (IOException unwritable) {
            LOG.warn("测试问题的语义向量存不到缓存里，下次检查要重新计算：{}", unwritable.toString());
        }
    }
}
