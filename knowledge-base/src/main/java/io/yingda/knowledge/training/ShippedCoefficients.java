package io.yingda.knowledge.training;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.articles.ArticleShelf;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.dictionary.DictionaryFolder;
import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.meaning.LinearMap;
import io.yingda.knowledge.meaning.Mapping;
import io.yingda.knowledge.meaning.Meaning;
import io.yingda.knowledge.meaning.Space;
import io.yingda.knowledge.meaning.Text;
import io.yingda.knowledge.meaning.Texts;
import io.yingda.knowledge.questions.Questions;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Ranking;
import io.yingda.knowledge.ranking.SmallTalk;
import io.yingda.knowledge.ranking.Training;
import io.yingda.knowledge.ranking.WordTraining;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Fits the coefficients this program is shipped with. */
public final class ShippedCoefficients {

    /** With which those in this version were fitted. */
    public static final long SEED = 20261122;

    private ShippedCoefficients() {}

    /**
     * Fits all of them: for ranking by words alone; by words and meaning where articles have phrasings, on the content; and
     * where they are answers alone, on the answers. The same material and seed give the same coefficients.
     *
     * @param progress is told in Chinese, a line at a time, what is being fitted
     * @return what to write into each file, by its name, with a comment that says where it comes from
     */
    public static Map<String, String> fit(Material material, Embedder embedder, long seed, Consumer<String> progress) {
        Map<String, String> files = new LinkedHashMap<>();
        String content = "the articles and questions of a knowledge-base folder ("
                + asked(material.content()).size() + " questions)";
        String answers = material.questions().size() + " real questions to "
                + material.answers().size() + " answers, and small talk";
        progress.accept("拟合：只按字词");
        files.put(
                "coefficients.properties",
                headed(
                        content + ", its phrasings, " + answers,
                        seed,
                        WordTraining.coefficients(material.content(), material.answers(), material.questions(), seed)));
        progress.accept("拟合：语义，条目有问法");
        files.put(
                "coefficients-dense-phrasings.properties",
                headed(content, seed, Training.coefficients(List.of(ofContent(material.content(), embedder)))));
        progress.accept("拟合：语义，条目只有答案");
        files.put(
                "coefficients-dense-answers.properties",
                headed(answers, seed, Training.coefficients(List.of(ofAnswers(material, embedder)))));
        return files;
    }

    private static String headed(String sources, long seed, String lines) {
        return "# Fitted by ./yingda train, seed " + seed + ", on " + sources + ". Not edited by hand.\n" + lines;
    }

    private static Training.Material ofContent(Path content, Embedder embedder) {
        Dictionary dictionary = new DictionaryFolder(content.resolve("dictionary"), "dictionary").read(problem -> {});
        ArticleShelf shelf = new ArticleShelf(content.resolve("articles"), "articles", Clock.systemUTC());
        shelf.refresh();
        List<Article> articles =
                shelf.articles().stream().map(ArticleFile::article).toList();
        return material(dictionary, articles, asked(content), embedder);
    }

    private static List<Asked> asked(Path content) {
        return Questions.read(content, problem -> {}).stream()
                .map(question -> new Asked("", question.question(), new HashSet<>(question.expected())))
                .toList();
    }

    private static Training.Material ofAnswers(Material material, Embedder embedder) {
        List<Asked> questions = new ArrayList<>(material.questions());
        SmallTalk.bank().forEach(said -> questions.add(new Asked("", said, Set.of())));
        return material(Dictionary.EMPTY, material.answers(), questions, embedder);
    }

    private static Training.Material material(
            Dictionary dictionary, List<Article> articles, List<Asked> questions, Embedder embedder) {
        Catalogue catalogue = new ArticleIndex(dictionary).catalogue(articles);
        List<Text> texts = Texts.of(catalogue.entries());
        float[][] vectors =
                texts.stream().map(text -> embedder.embed(text.folded())).toArray(float[][]::new);
        Space plain = new Space(texts, vectors, LinearMap.identity(embedder.dimensions()));
        Space learned = plain.under(Mapping.learn(plain, text -> true));
        Ranking ranking = new Ranking(catalogue, new Meaning(embedder, learned), Calibration.shipped(catalogue, true));
        return new Training.Material(ranking, questions);
    }
}
