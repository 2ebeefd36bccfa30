package io.yingda.server.content;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.embedding.OnnxEmbedder;
import io.yingda.knowledge.embedding.RememberingEmbedder;
import io.yingda.knowledge.embedding.ShelvedEmbedder;
import io.yingda.knowledge.learning.Learner;
import io.yingda.knowledge.learning.Learning;
import io.yingda.knowledge.learning.LearningSettings;
import io.yingda.knowledge.learning.WordLearner;
import io.yingda.knowledge.meaning.NearShelf;
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

    /** As many texts as a few sets of questions have, with their content. */
    private static final int COMPARED = 30_000;

    private final @Nullable OnnxEmbedder model;
    private final @Nullable Embedder embedder;
    private final @Nullable NearShelf near;
    private final LearningSettings learning;
    private final String trouble;

    private LoadedModel(
            @Nullable OnnxEmbedder model,
            @Nullable Embedder embedder,
            @Nullable NearShelf near,
            LearningSettings learning,
            String trouble) {
        this.model = model;
        this.embedder = embedder;
        this.near = near;
        this.learning = learning;
        this.trouble = trouble;
    }

    private static LoadedModel remembering(int texts, @Nullable OnnxEmbedder model, LearningSettings learning) {
        return new LoadedModel(model, model == null ? null : new RememberingEmbedder(model, texts), null, learning, "");
    }

    /**
     * The model, embedding each question anew, as measuring wants it.
     *
     * @param learning how the knowledge bases learn
     * @throws EmbedderUnavailableException when the model cannot be loaded
     */
    public static LoadedModel toMeasure(SearchModel model, LearningSettings learning)
            throws EmbedderUnavailableException {
        OnnxEmbedder loaded = load(model, null);
        return new LoadedModel(loaded, loaded, null, learning, "");
    }

    /**
     * The model, embedding each text once however many knowledge bases are opened with it.
     *
     * @throws EmbedderUnavailableException when the model cannot be loaded
     */
    public static LoadedModel toCompare(SearchModel model) throws EmbedderUnavailableException {
        return remembering(COMPARED, load(model, null), LearningSettings.USUAL);
    }

    /**
     * The model, or none where it cannot be loaded: a worse search is better than no service.
     *
     * @param cache where to keep what makes the next start faster
     */
    static LoadedModel toServe(Search search, Path cache) {
        LearningSettings learning = LearningSettings.USUAL.tolerating(search.tolerance());
        try {
            return remembering(REMEMBERED, load(search.model(), cache), learning);
        } catch (EmbedderUnavailableException unavailable) {
            String trouble = unavailable.getMessage() + "，只能按字词检索";
            LOG.warn("{}", trouble);
            return new LoadedModel(null, null, null, learning, trouble);
        }
    }

    /** The same, keeping the vectors of questions, too, and what is near to them. */
    static LoadedModel toCheck(Search search, Path cache) {
        LoadedModel served = toServe(search, cache);
        OnnxEmbedder model = served.model;
        return model == null
                ? served
                : new LoadedModel(
                        model,
                        new ShelvedEmbedder(model, cache),
                        NearShelf.open(cache.resolve("near-" + model.version() + ".bin")),
                        served.learning,
                        "");
    }

    private static @Nullable OnnxEmbedder load(SearchModel model, @Nullable Path cache)
            throws EmbedderUnavailableException {
        return switch (model) {
            case SearchModel.None none -> null;
            case SearchModel.Bundled bundled -> cache == null ? OnnxEmbedder.bundled() : OnnxEmbedder.bundled(cache);
            case SearchModel.At(Path path) -> OnnxEmbedder.at(path);
        };
    }

    /** Why there is none although one is wanted, in Chinese; empty when all is well. */
    String trouble() {
        return trouble;
    }

    /** The merchant's articles. What is learned of them is kept in the merchant's cache. */
    public LocalKnowledgeBase open(MerchantHome home) {
        return open(home, learning);
    }

    /** The same, learned in another way. */
    public LocalKnowledgeBase open(MerchantHome home, LearningSettings otherwise) {
        return LocalKnowledgeBase.open(home.knowledgeBase(), home.cache(), learning(home, otherwise));
    }

    /** What learns the merchant's articles. */
    Learning learning(MerchantHome home) {
        return learning(home, learning);
    }

    private Learning learning(MerchantHome home, LearningSettings settings) {
        Path cache = settings.without().isEmpty() ? home.learned() : null;
        return learningInto(cache, settings);
    }

    /** These articles. What is learned of them is not kept. */
    public LocalKnowledgeBase of(List<Article> articles) {
        return of(articles, learning);
    }

    /** The same, learned in another way. */
    public LocalKnowledgeBase of(List<Article> articles, LearningSettings otherwise) {
        return LocalKnowledgeBase.of(articles, learningInto(null, otherwise));
    }

    private Learning learningInto(@Nullable Path cache, LearningSettings settings) {
        return embedder == null ? new WordLearner(settings) : new Learner(embedder, cache, LOG::info, settings, near);
    }

    @Override
    public void close() {
        if (embedder instanceof ShelvedEmbedder shelved) {
            shelved.close();
        }
        if (near != null) {
            near.close();
        }
        if (model != null) {
            model.close();
        }
    }
}
