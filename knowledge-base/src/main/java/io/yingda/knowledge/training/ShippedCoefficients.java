package io.yingda.knowledge.training;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.embedding.RememberingEmbedder;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.meaning.LinearMap;
import io.yingda.knowledge.meaning.Mapping;
import io.yingda.knowledge.meaning.Meaning;
import io.yingda.knowledge.meaning.Space;
import io.yingda.knowledge.meaning.Text;
import io.yingda.knowledge.meaning.Texts;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Material;
import io.yingda.knowledge.ranking.Ranking;
import io.yingda.knowledge.ranking.SmallTalk;
import io.yingda.knowledge.ranking.Training;
import io.yingda.knowledge.ranking.WordTraining;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Fits the coefficients this program is shipped with. */
public final class ShippedCoefficients {

    /** With which those in this version were fitted. */
    public static final long SEED = 20261122;

    /** Texts and questions of all materials: each is looked at again and again. */
    private static final int MOST_REMEMBERED = 60_000;

    private ShippedCoefficients() {}

    /**
     * Fits all of them: for ranking by words alone; by words and meaning where articles have phrasings; and the same where they
     * are answers alone. Every merchant counts as much as its questions are many. The same materials and seed give the same
     * coefficients.
     *
     * @param progress is told in Chinese, a line at a time, what is being fitted
     * @return what to write into each file, by its name, with a comment that says where it comes from
     */
    public static Map<String, String> fit(
            List<Material> materials, Embedder embedder, long seed, Consumer<String> progress) {
        Map<String, String> files = new LinkedHashMap<>();
        String source = "%d questions to %d articles of %d merchants"
                .formatted(
                        materials.stream()
                                .mapToInt(material -> material.questions().size())
                                .sum(),
                        materials.stream()
                                .mapToInt(material -> material.articles().size())
                                .sum(),
                        materials.size());
        progress.accept("拟合：只按字词");
        files.put(
                "coefficients.properties",
                headed(source + ", their phrasings, and small talk", seed, WordTraining.coefficients(materials, seed)));
        Embedder remembering = new RememberingEmbedder(embedder, MOST_REMEMBERED);
        List<Training.Trial> asked = new ArrayList<>();
        List<Training.Trial> answered = new ArrayList<>();
        for (Material material : materials) {
            progress.accept("计算语义向量，学习说法：" + material.name());
            asked.add(ranked(material, remembering));
            answered.add(ranked(material.answersAlone(), remembering));
        }
        progress.accept("拟合：语义，条目有问法");
        files.put("coefficients-dense-phrasings.properties", headed(source, seed, Training.coefficients(asked)));
        progress.accept("拟合：语义，条目只有答案");
        files.put(
                "coefficients-dense-answers.properties",
                headed(source + ", of which only the answers count", seed, Training.coefficients(answered)));
        return files;
    }

    private static String headed(String source, long seed, String lines) {
        return "# Fitted by ./yingda train, seed " + seed + ", on " + source + ". Not edited by hand.\n" + lines;
    }

    private static Training.Trial ranked(Material material, Embedder embedder) {
        List<Article> articles = material.articles();
        List<Asked> questions = new ArrayList<>(material.questions());
        if (articles.stream().allMatch(article -> article.phrasings().isEmpty())) {
            SmallTalk.bank().forEach(said -> questions.add(new Asked("", said, Set.of())));
        }
        Catalogue catalogue = new ArticleIndex(Dictionary.EMPTY).catalogue(articles);
        List<Text> texts = Texts.of(catalogue.entries());
        float[][] vectors =
                texts.stream().map(text -> embedder.embed(text.folded())).toArray(float[][]::new);
        Space plain = new Space(texts, vectors, LinearMap.identity(embedder.dimensions()));
        Space learned = plain.under(Mapping.learn(plain, text -> true));
        Ranking ranking = new Ranking(catalogue, new Meaning(embedder, learned), Calibration.shipped(catalogue, true));
        return new Training.Trial(ranking, questions);
    }
}
