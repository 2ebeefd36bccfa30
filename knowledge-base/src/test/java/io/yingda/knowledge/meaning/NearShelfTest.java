package io.yingda.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vector of a text depends on its words alone, unless a test says otherwise. */
class NearShelfTest {

    private static final int DIMENSIONS = 32;
    private static final int QUESTIONS = 30;
    private static final int MOST = 100;

    private Path file;

    @BeforeEach
    void setUp(@TempDir Path folder) {
        file = folder.resolve("near.bin");
    }

    @Test
    void theFirstTimeItFindsWhatIsFoundWithoutIt() {
        assertSameAsWithoutIt(points(numbers(300), 0), any -> true);
    }

    @Test
    void theNextTimeNothingIsComparedAgain() throws IOException {
        Points points = points(numbers(300), 0);
        List<String> before = shelved(points, any -> true);
        byte[] written = Files.readAllBytes(file);

        // The same texts with other vectors: only what was kept can tell what was near.
        List<String> now = shelved(points(numbers(300), 1), any -> true);

        assertThat(now).isEqualTo(before);
        assertThat(file).hasBinaryContent(written);
    }

    @Test
    void whatIsNewIsFoundInItsPlace() {
        shelved(points(numbers(300), 0), any -> true);

        assertSameAsWithoutIt(points(numbers(330), 0), any -> true);
    }

    @Test
    void onlyWhatIsNewIsCompared() {
        shelved(points(numbers(300), 0), any -> true);
        Points points = points(numbers(330), 0);
        List<String> wanted = found(points, points.finders(), any -> true);

        // Of the texts that were there before, wrong vectors: nobody looks at them.
        List<String> found = shelved(points(numbers(330), 300, 1), any -> true);

        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void whatIsGoneIsNotFoundAndWhatCameNextIs() {
        shelved(points(numbers(300), 0), any -> true);
        List<Integer> fewer =
                numbers(300).stream().filter(number -> number % 7 > 0).toList();

        assertSameAsWithoutIt(points(fewer, 0), any -> true);
    }

    @Test
    void whatHasMovedIsFoundWhereItIsNow() {
        shelved(points(numbers(300), 0), any -> true);

        assertSameAsWithoutIt(points(numbers(300).reversed(), 0), any -> true);
    }

    @Test
    void whatIsNotAcceptedIsNotFoundHoweverMuchOfItThereIs() {
        Points points = points(numbers(300), 0);
        shelved(points, any -> true);

        assertSameAsWithoutIt(points, text -> text % 9 != 0);
        assertSameAsWithoutIt(points, text -> text % 9 == 0);
    }

    @Test
    void whereThereAreFewTextsAllAreFound() {
        shelved(points(numbers(9), 0), any -> true);

        assertSameAsWithoutIt(points(numbers(10), 0), any -> true);
        assertSameAsWithoutIt(points(List.of(), 0), any -> true);
    }

    @Test
    void whatIsNotLookedForAnyMoreIsForgotten() throws IOException {
        Points points = points(numbers(300), 0);
        shelved(points, any -> true);
        long all = Files.size(file);

        try (NearShelf shelf = NearShelf.open(file)) {
            shelf.over(points).phrasings().near(aim(points, 0), MOST, any -> true);
        }

        assertThat(Files.size(file)).isLessThan(all / 2);
    }

    @Test
    void aFileThatCannotBeReadCountsAsNothing() throws IOException {
        Points points = points(numbers(300), 0);
        shelved(points, any -> true);
        byte[] whole = Files.readAllBytes(file);
        byte[] elsewhere = whole.clone();
        // The place of the first text of the first list.
        int place = 4 + 4 + 8 * points.size() + 4 + 8 + 4;
        elsewhere[place]++;
        byte[] older = whole.clone();
        older[3]--;

        for (byte[] broken : List.of(new byte[0], Arrays.copyOf(whole, whole.length - 3), elsewhere, older)) {
            Files.write(file, broken);
            assertSameAsWithoutIt(points, any -> true);
            assertThat(file).hasBinaryContent(whole);
        }
    }

    private void assertSameAsWithoutIt(Points points, IntPredicate accepted) {
        assertThat(shelved(points, accepted)).isEqualTo(found(points, points.finders(), accepted));
    }

    /** What is found with the file, which is written afterwards. */
    private List<String> shelved(Points points, IntPredicate accepted) {
        try (NearShelf shelf = NearShelf.open(file)) {
            return found(points, shelf.over(points), accepted);
        }
    }

    /** For each question the texts and cosines found. */
    private static List<String> found(Points points, Finders finders, IntPredicate accepted) {
        List<String> found = new ArrayList<>();
        for (int question = 0; question < QUESTIONS; question++) {
            for (Finder finder : List.of(finders.phrasings(), finders.passages())) {
                Nearest nearest = finder.near(aim(points, question), MOST, accepted);
                found.add(IntStream.range(0, nearest.size())
                        .mapToObj(rank -> nearest.place(rank) + " " + nearest.value(rank))
                        .collect(Collectors.joining(", ")));
            }
        }
        return found;
    }

    private static Aim aim(Points points, int question) {
        return Aim.plain(vector("asked " + question), points.lengths());
    }

    private static List<Integer> numbers(int articles) {
        return IntStream.range(0, articles).boxed().toList();
    }

    /** @param kind of vectors: the same words have another vector in another kind */
    private static Points points(List<Integer> articles, int kind) {
        return points(articles, Integer.MAX_VALUE, kind);
    }

    /** @param kind of the vectors of articles with a smaller number than {@code from} */
    private static Points points(List<Integer> articles, int from, int kind) {
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            Catalogue catalogue = index.catalogue(
                    articles.stream().map(NearShelfTest::article).toList());
            List<Text> texts = Texts.of(catalogue.entries());
            catalogue.release();
            float[][] vectors = new float[texts.size()][];
            for (int text = 0; text < vectors.length; text++) {
                String id = texts.get(text).place().entry().article().id();
                int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
                vectors[text] = vector(texts.get(text).folded() + (number < from ? kind : 0));
            }
            return new Points(texts, vectors);
        }
    }

    private static Article article(int number) {
        return new Article(
                "article-" + number,
                "问题" + number,
                List.of("说法" + number, "问法" + number),
                "这是第" + number + "个答案。",
                List.of(),
                "",
                List.of(),
                Set.of(),
                Validity.ALWAYS);
    }

    private static float[] vector(String words) {
        Random random = new Random(words.hashCode());
        float[] vector = new float[DIMENSIONS];
        for (int place = 0; place < DIMENSIONS; place++) {
            vector[place] = (float) random.nextGaussian();
        }
        Scaling.divide(vector, Scaling.length(vector));
        return vector;
    }
}
