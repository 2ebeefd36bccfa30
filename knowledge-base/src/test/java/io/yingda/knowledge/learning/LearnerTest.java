package io.yingda.knowledge.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.Embedder;
import io.yingda.knowledge.ranking.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatSharesNoWordIsFoundByMeaning() throws InterruptedException {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(articles(), new Learner(new Toy(), null, line -> {}))) {
            base.awaitLearning();

            assertThat(first(base, "包裹何时抵达").id()).isEqualTo("delivery");
        }
    }

    @Test
    void aWarmStartEmbedsNothingAgain() throws InterruptedException {
        Toy cold = new Toy();
        Candidate before;
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(articles(), new Learner(cold, folder, line -> {}))) {
            base.awaitLearning();
            before = first(base, "包裹何时抵达");
        }
        Toy warm = new Toy();
        List<String> progress = new ArrayList<>();
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(articles(), new Learner(warm, folder, progress::add))) {
            base.awaitLearning();

            assertThat(warm.asked.get()).isZero();
            assertThat(progress).isEmpty();
            assertThat(first(base, "包裹何时抵达")).isEqualTo(before);
        }
        assertThat(cold.asked.get()).isPositive();
    }

    @Test
    void anUnreadableCacheIsLearnedAgain() throws Exception {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(articles(), new Learner(new Toy(), folder, line -> {}))) {
            base.awaitLearning();
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "broken");
            }
        }
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(articles(), new Learner(new Toy(), folder, line -> {}))) {
            base.awaitLearning();

            assertThat(first(base, "包裹何时抵达").id()).isEqualTo("delivery");
        }
    }

    @Test
    void aNewArticleIsFoundAtOnceByItsWordsAndThenByMeaning() throws Exception {
        write("delivery", "快递几天能到");
        write("invoice", "怎么开发票");
        Toy embedder = new Toy();
        try (LocalKnowledgeBase base =
                LocalKnowledgeBase.open(folder, folder.resolve("cache"), new Learner(embedder, null, line -> {}))) {
            base.awaitLearning();
            write("swim", "游泳课怎么预约");
            base.refresh();

            assertThat(first(base, "游泳课怎么约").id()).isEqualTo("swim");
            base.awaitLearning();
            assertThat(first(base, "游泳课怎么约").id()).isEqualTo("swim");
            assertThat(embedder.texts).contains("游泳课怎么预约");
        }
    }

    @Test
    void whatIsSwitchedOffDoesNotCount() throws InterruptedException {
        Set<Family> meaning = Set.of(Family.PLAIN_VECTORS, Family.LEARNED_MAP, Family.ANSWER, Family.REFIT);
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(
                articles(), new Learner(new Toy(), null, line -> {}, LearningSettings.USUAL.without(meaning)))) {
            base.awaitLearning();

            assertThat(first(base, "包裹何时抵达").evidence())
                    .filteredOn(evidence -> evidence.name().equals("cosine"))
                    .allMatch(evidence -> evidence.value() == 0);
        }
    }

    @Test
    void withoutArticlesThereIsNothingToLearn() throws InterruptedException {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.of(List.of(), new Learner(new Toy(), null, line -> {}))) {
            base.awaitLearning();

            assertThat(base.search(base.understand("", "在吗"), DAY, 3).candidates())
                    .isEmpty();
        }
    }

    private void write(String id, String question) throws Exception {
        Path articles = Files.createDirectories(folder.resolve("articles/常见问题"));
        Files.writeString(
                articles.resolve(id + ".md"),
                "---\nid: " + id + "\nquestion: " + question + "\ncategory: 常见问题\n---\n" + question + "的答案。\n");
    }

    private static Candidate first(LocalKnowledgeBase base, String question) {
        return base.search(base.understand("", question), DAY, 3).candidates().getFirst();
    }

    private static List<Article> articles() {
        return List.of(
                article("delivery", "快递几天能到"),
                article("invoice", "怎么开发票"),
                article("return", "怎么退货"),
                article("points", "会员积分怎么用"));
    }

    private static Article article(String id, String question) {
        return new Article(id, question, List.of(), "", List.of(), "", List.of(), Set.of(), Validity.ALWAYS);
    }

    /** Every text means something of its own, but these mean the same. */
    private static final class Toy implements Embedder {

        private final AtomicInteger asked = new AtomicInteger();
        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

        @Override
        public int dimensions() {
            return 32;
        }

        @Override
        public String version() {
            return "toy";
        }

        @Override
        public float[] embed(String folded) {
            texts.add(folded);
            if (!folded.equals("包裹何时抵达")) {
                asked.incrementAndGet();
            }
            String meaning = switch (folded) {
                case "包裹何时抵达" -> "快递几天能到";
                case "游泳课怎么约" -> "游泳课怎么预约";
                default -> folded;
            };
            Random random = new Random(meaning.hashCode());
            float[] vector = new float[32];
            double square = 0;
            for (int index = 0; index < vector.length; index++) {
                vector[index] = (float) random.nextGaussian();
                square += vector[index] * vector[index];
            }
            for (int index = 0; index < vector.length; index++) {
                vector[index] /= (float) Math.sqrt(square);
            }
            return vector;
        }
    }
}
