package io.yingda.knowledge.learning;

import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.embedding.VectorShelf;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.meaning.LinearMap;
import io.yingda.knowledge.meaning.Mapping;
import io.yingda.knowledge.meaning.Meaning;
import io.yingda.knowledge.meaning.NearShelf;
import io.yingda.knowledge.meaning.Space;
import io.yingda.knowledge.meaning.StoppedException;
import io.yingda.knowledge.meaning.Text;
import io.yingda.knowledge.meaning.Texts;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibrating;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Family;
import io.yingda.knowledge.ranking.Ranking;
import io.yingda.knowledge.ranking.Teaching;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns to rank by words and meaning, and how sure to be. */
public final class Learner implements Learning {

    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
    private static final int REPORT_EVERY = 200;

    private final Embedder embedder;
    private final @Nullable Path cache;
    private final Consumer<String> progress;
    private final VectorShelf shelf;
    private final LearningSettings settings;
    private final @Nullable NearShelf near;
    private @Nullable Learned learned;

    /**
     * @param embedder for questions and content
     * @param cache a folder for this knowledge base alone, where vectors and what was learned outlast the process; null to
     *     keep nothing
     * @param progress is told in Chinese, a line at a time, how far it is
     */
    public Learner(Embedder embedder, @Nullable Path cache, Consumer<String> progress) {
        this(embedder, cache, progress, LearningSettings.USUAL);
    }

    /** The same, learning as these settings say. */
    public Learner(Embedder embedder, @Nullable Path cache, Consumer<String> progress, LearningSettings settings) {
        this(embedder, cache, progress, settings, null);
    }

    /**
     * The same.
     *
     * @param near for questions that one process after another asks of what was learned before; null to compare each anew
     */
    public Learner(
            Embedder embedder,
            @Nullable Path cache,
            Consumer<String> progress,
            LearningSettings settings,
            @Nullable NearShelf near) {
        this.embedder = embedder;
        this.settings = settings;
        this.cache = cache;
        this.near = near;
        this.progress = progress;
        shelf = VectorShelf.of(embedder, cache);
        learned = cache == null ? null : Learned.read(file(cache), embedder.dimensions());
    }

    /**
     * What was learned before serves until something better is there; a small change of the content is taken in without
     * learning anew, labels always.
     */
    @Override
    public void learn(Catalogue catalogue, List<Asked> labels, Consumer<Ranking> publish) {
        List<Asked> marked =
                Stream.concat(labels.stream(), settings.labels().stream()).toList();
        List<Text> texts = Texts.of(catalogue.entries());
        if (texts.isEmpty()) {
            return;
        }
        float[][] vectors = vectors(texts);
        Learned before = learned;
        if (before != null && before.suits(texts)) {
            Space space = new Space(texts, vectors, before.map(), before.crowds());
            Meaning meaning = new Meaning(embedder, near == null ? space : space.shelved(near));
            Ranking ranking = new Ranking(catalogue, meaning, before.calibration());
            publish.accept(Teaching.taught(ranking, marked, settings.tolerance()));
            return;
        }
        Space plain = new Space(texts, vectors, LinearMap.identity(embedder.dimensions()));
        Set<Family> without = settings.without();
        Calibration shipped = Calibration.shipped(catalogue, true).without(without);
        publish.accept(new Ranking(catalogue, new Meaning(embedder, plain), shipped));
        progress.accept("正在从 " + texts.size() + " 条文字里学习商家的说法……");
        boolean mapped = !without.contains(Family.LEARNED_MAP);
        LinearMap map = mapped ? Mapping.learn(plain, text -> true) : plain.map();
        Meaning meaning = new Meaning(embedder, map.isIdentity() ? plain : plain.under(map));
        Calibration calibration =
                without.contains(Family.REFIT) ? shipped : Calibrating.calibrate(catalogue, meaning, shipped);
        learned = new Learned(map, calibration, meaning.space().crowds());
        publish.accept(Teaching.taught(new Ranking(catalogue, meaning, calibration), marked, settings.tolerance()));
        progress.accept("学习完成。");
        keep(learned);
    }

    private float[][] vectors(List<Text> texts) {
        List<String> wordings = new ArrayList<>();
        texts.forEach(text -> wordings.add(text.folded()));
        List<String> missing = wordings.stream()
                .distinct()
                .filter(wording -> shelf.get(wording) == null)
                .toList();
        for (int index = 0; index < missing.size(); index++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
            shelf.put(missing.get(index), embedder.embed(missing.get(index)));
            if ((index + 1) % REPORT_EVERY == 0) {
                progress.accept("计算语义向量 " + (index + 1) + "/" + missing.size());
            }
        }
        float[][] vectors = new float[texts.size()][];
        for (int index = 0; index < vectors.length; index++) {
            float[] vector = shelf.get(wordings.get(index));
            vectors[index] = vector == null ? new float[embedder.dimensions()] : vector;
        }
        shelf.keep(wordings);
        try {
            shelf.save();
        } catch (IOException unwritable) {
            LOG.warn("语义向量存不到缓存里，下次启动要重新计算：{}", unwritable.toString());
        }
        return vectors;
    }

    private void keep(Learned result) {
        if (cache != null) {
            try {
                result.write(file(cache));
            } catch (IOException unwritable) {
                LOG.warn("学到的内容存不到缓存里，下次启动要重新学习：{}", unwritable.toString());
            }
        }
    }

    private Path file(Path folder) {
        return folder.resolve("learned-" + embedder.version() + ".bin");
    }
}
