package io.yingda.knowledge.embedding;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

/** Remembers the vectors of the texts it was asked for lately, so that a question that comes again costs nothing. */
public final class RememberingEmbedder implements Embedder {

    private final Embedder embedder;
    private final LoadingCache<String, float[]> vectors;

    /** @param most how many vectors are kept */
    public RememberingEmbedder(Embedder embedder, int most) {
        this.embedder = embedder;
        vectors = Caffeine.newBuilder().maximumSize(most).build(embedder::embed);
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
        return vectors.get(folded);
    }
}
