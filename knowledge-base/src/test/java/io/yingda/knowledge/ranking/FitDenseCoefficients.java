package io.yingda.knowledge.ranking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.articles.ArticleShelf;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.dictionary.DictionaryFolder;
import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.embedding.OnnxEmbedder;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.meaning.LinearMap;
import io.yingda.knowledge.meaning.Mapping;
import io.yingda.knowledge.meaning.Meaning;
import io.yingda.knowledge.meaning.Space;
import io.yingda.knowledge.meaning.Text;
import io.yingda.knowledge.meaning.Texts;
import io.yingda.knowledge.questions.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fits {@code coefficients-dense-*.properties}. Run by hand when features change:
 *
 * <pre>FitDenseCoefficients FOLDER_OF_KNOWLEDGE_BASE FOLDER_OF_GOVERNMENT_QUESTIONS OUTPUT_FOLDER</pre>
 *
 * <p>The government's folder holds {@code kb.jsonl} and {@code queries.jsonl}, real questions and the answers alone.
 */
final class FitDenseCoefficients {

    private FitDenseCoefficients() {}

    public static void main(String[] arguments) throws Exception {
        Path content = Path.of(arguments[0]);
        Path government = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        try (OnnxEmbedder embedder = OnnxEmbedder.bundled()) {
            write(
                    output,
                    "phrasings",
                    "the articles and questions of this knowledge-base folder",
                    demo(content, embedder));
            write(
                    output,
                    "answers",
                    "the questions of the citizens of Taipei and their government's answers, and on small talk",
                    government(government, embedder));
        }
    }

    private static void write(Path output, String name, String source, Training.Material material) throws IOException {
        Files.writeString(
                output.resolve("coefficients-dense-" + name + ".properties"),
                "# Fitted by FitDenseCoefficients (test sources of this package) on " + source
                        + ". Not edited by hand.\n" + Training.coefficients(List.of(material)));
    }

    private static Training.Material demo(Path content, Embedder embedder) {
        Dictionary dictionary = new DictionaryFolder(content.resolve("dictionary"), "dictionary").read(problem -> {});
        ArticleShelf shelf = new ArticleShelf(content.resolve("articles"), "articles", Clock.systemUTC());
        shelf.refresh();
        List<Article> articles =
                shelf.articles().stream().map(ArticleFile::article).toList();
        List<Asked> questions = Questions.read(content, problem -> {}).stream()
                .map(question -> new Asked("", question.question(), new HashSet<>(question.expected())))
                .toList();
        return material(dictionary, articles, questions, embedder);
    }

    private static Training.Material government(Path folder, Embedder embedder) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (JsonNode node : lines(folder.resolve("kb.jsonl"))) {
            articles.add(new Article(
                    node.path("id").asText(),
                    node.path("question").asText(),
                    List.of(),
                    node.path("answer").asText(),
                    List.of(),
                    "",
                    List.of(),
                    Set.of(),
                    Validity.ALWAYS));
        }
        List<Asked> questions = new ArrayList<>();
        for (JsonNode node : lines(folder.resolve("queries.jsonl"))) {
            Set<String> right = new HashSet<>();
            right.add(node.path("answer_id").asText());
            node.path("also_ok").forEach(other -> right.add(other.asText()));
            questions.add(new Asked("", node.path("text").asText(), right));
        }
        SmallTalk.bank().forEach(said -> questions.add(new Asked("", said, Set.of())));
        return material(Dictionary.EMPTY, articles, questions, embedder);
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

    private static List<JsonNode> lines(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(mapper.readTree(line));
        }
        return nodes;
    }
}
