package io.yingda.server.content;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.embedding.OnnxEmbedder;
import io.yingda.knowledge.embedding.RememberingEmbedder;
import io.yingda.knowledge.learning.Learner;
import io.yingda.knowledge.learning.Learning;
import io.yingda.knowledge.learning.LearningSettings;
import io.yingda.knowledge.learning.WordLearner;
import io.yingda.server.settings.Search;
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
    private final LearningSettings learning;
    private final String trouble;

    private LoadedModel(@Nullable OnnxEmbedder embedder, int remembered, LearningSettings learning, String trouble) {
        this.learning = learning;
        this.embedder = embedder;
        this.remembered = remembered;
        this.trouble = trouble;
    }

    /**
     * The model, embedding each question anew, as measuring wants it.
     *
     * @param learning how the knowledge bases learn
     * @throws EmbedderUnavailableException when the model cannot be loaded
     */
    public static LoadedModel toMeasure(SearchModel model, LearningSettings learning)
            throws EmbedderUnavailableException {
        return new LoadedModel(load(model), 0, learning, "");
    }

    /** The model, or none where it cannot be loaded: a worse search is better than no service. */
    static LoadedModel toServe(Search search) {
        LearningSettings learning = LearningSettings.USUAL.tolerating(search.tolerance());
        try {
            return new LoadedModel(load(search.model()), REMEMBERED, learning, "");
        } catch (EmbedderUnavailableException unavailable) {
            String trouble = unavailable.getMessage() + "，只能按字词检索";
            LOG.warn("{}", trouble);
            return new LoadedModel(null, 0, learning, trouble);
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
        return LocalKnowledgeBase.open(
                home.knowledgeBase(), learning(home.cache().resolve("meaning")));
    }

    /** These articles. What is learned of them is not kept. */
    public LocalKnowledgeBase of(List<Article> articles) {
        return LocalKnowledgeBase.of(articles, learning(null));
    }

    private Learning learning(@Nullable Path cache) {
        if (embedder == null) {
            return new WordLearner(learning);
        }
        Embedder used = remembered == 0 ? embedder : new RememberingEmbedder(embedder, remembered);
        return new Learner(used, learning.without().isEmpty() ? cache : null, LOG::info, learning);
    }

    @Override
    public void close() {
        if (embedder != null) {
            embedder.close();
        }
    }
}
