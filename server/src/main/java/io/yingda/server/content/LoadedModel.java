package io.yingda.server.content;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.embedding.OnnxEmbedder;
import io.yingda.knowledge.embedding.RememberingEmbedder;
import io.yingda.knowledge.learning.Learner;
import io.yingda.server.settings.SearchModel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedding model of a process, or none; opens knowledge bases that are searched with it. They must be closed before it
 * is.
 */
public final class LoadedModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);
    private static final int REMEMBERED = 10_000;

    private final @Nullable OnnxEmbedder embedder;
    private final int remembered;
    private final String trouble;

    private LoadedModel(@Nullable OnnxEmbedder embedder, int remembered, String trouble) {
        this.embedder = embedder;
        this.remembered = remembered;
        this.trouble = trouble;
    }

    /**
     * The model, embedding each question anew, as measuring wants it.
     *
     * @throws EmbedderUnavailableException when the model cannot be loaded
     */
    public static LoadedModel toMeasure(SearchModel model) throws EmbedderUnavailableException {
        return new LoadedModel(load(model), 0, "");
    }

    /** The model, or none where it cannot be loaded: a worse search is better than no service. */
    static LoadedModel toServe(SearchModel model) {
        try {
            return new LoadedModel(load(model), REMEMBERED, "");
        } catch (EmbedderUnavailableException unavailable) {
            String trouble = unavailable.getMessage() + "，只能按字词检索";
            LOG.warn("{}", trouble);
            return new LoadedModel(null, 0, trouble);
        }
    }

    private static @Nullable OnnxEmbedder load(SearchModel model) throws EmbedderUnavailableException {
        return switch (model) {
            case SearchModel.None none -> null;
            case SearchModel.Bundled bundled -> OnnxEmbedder.bundled();
            case SearchModel.At(Path path) -> OnnxEmbedder.at(path);
        };
    }

    /** Why there is none although one is wanted, in Chinese; empty when all is well. */
    String trouble() {
        return trouble;
    }

    /** The merchant's articles. What is learned of them is kept in the merchant's cache. */
    public LocalKnowledgeBase open(MerchantHome home) {
        Path folder = home.knowledgeBase();
        return embedder == null
                ? LocalKnowledgeBase.open(folder)
                : LocalKnowledgeBase.open(folder, learner(embedder, home.cache().resolve("meaning")));
    }

    /** These articles. What is learned of them is not kept. */
    public LocalKnowledgeBase of(List<Article> articles) {
        return embedder == null
                ? LocalKnowledgeBase.of(articles)
                : LocalKnowledgeBase.of(articles, learner(embedder, null));
    }

    private Learner learner(OnnxEmbedder model, @Nullable Path cache) {
        return new Learner(remembered == 0 ? model : new RememberingEmbedder(model, remembered), cache, LOG::info);
    }

    @Override
    public void close() {
        if (embedder != null) {
            embedder.close();
        }
    }
}
