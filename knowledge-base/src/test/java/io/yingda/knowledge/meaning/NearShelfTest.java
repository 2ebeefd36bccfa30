package io.yingda.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        List<Map<Integer, Float>> before = shelved(points, any -> true);
        byte[] written = Files.readAllBytes(file);

        // The same texts with other vectors: only what was kept can tell what was near.
        List<Map<Integer, Float>> now = shelved(points(numbers(300), 1), any -> true);

        assertThat(now).isEqualTo(before);
        assertThat(file).hasBinaryContent(written);
    }

    @Test
    void whatIsNewIsFoundInItsPlace() {
        shelved(points(numbers(300), 0), any -> true);

        assertSameAsWithoutIt(points(numbers(330), 0), any -> true);
    }

    @Test
    void whatIsGoneIsNotFoundAndWhatCameNextIs() {
        shelved(points(numbers(300), 0), any -> true);
        List<Integer> fewer =
                numbers(300).stream().filter(number -> number % 7 > 0).toList();

        assertSameAsWithoutIt(points(fewer, 0), any -> true);
    }

    @Test
    void editAfterEditFindsWhatIsFoundWithoutIt() {
        for (int edit = 0; edit < 16; edit++) {
            int edits = edit;
            // More go than come: what is kept gets shallower from edit to edit, until all is looked at again.
            List<Integer> articles = IntStream.range(0, 300 + edit)
                    .filter(number -> number % 60 >= edits)
                    .boxed()
                    .toList();
            Points points = points(articles, 0);
            // As many are asked for as there are in the end, and beyond it.
            assertSameAsWithoutIt(points, text -> text % 3 != 0);
            assertSameAsWithoutIt(points, text -> text % 9 == 0);
        }
    }

    @Test
    void whatHasMovedIsFoundWhereItIsNow() {
        shelved(points(numbers(300), 0), any -> true);

        assertSameAsWithoutIt(points(numbers(300).reversed(), 0), any -> true);
    }

    @Test
    void ofTwoThatAreAlikeEachIsFoundOnceHoweverOftenTheContentChanges() {
        for (int articles : new int[] {60, 61, 62, 61}) {
            assertSameAsWithoutIt(points(numbers(articles), 0, "能退吗？", "能退吗?"), any -> true);
        }
    }

    @Test
    void withoutPhrasingsPassagesAreFound() {
        Points some = points(numbers(30), 0);
        List<Text> passages = IntStream.range(some.phrasings(), some.size())
                .mapToObj(some::text)
                .toList();
        float[][] vectors = passages.stream().map(text -> vector(text.folded())).toArray(float[][]::new);

        assertSameAsWithoutIt(new Points(passages, vectors), any -> true);
    }

    @Test
    void whatWasKeptStaysWhereNothingIsLookedFor() throws IOException {
        shelved(points(numbers(300), 0), any -> true);
        byte[] written = Files.readAllBytes(file);

        NearShelf.open(file).close();

        assertThat(file).hasBinaryContent(written);
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
            shelf.over(points).phrasings().exactly(points, aim(points, 0), MOST, any -> true);
        }

        assertThat(Files.size(file)).isLessThan(all / 2);
    }

    @Test
    void aFileThatCannotBeReadCountsAsNothing() throws IOException {
        Points points = points(numbers(300), 0);
        shelved(points, any -> true);
        byte[] whole = Files.readAllBytes(file);
        byte[] elsewhere = whole.clone();
        elsewhere[whole.length / 2]++;
        byte[] older = whole.clone();
        older[0]--;

        for (byte[] broken : List.of(new byte[0], Arrays.copyOf(whole, whole.length - 3), elsewhere, older)) {
            Files.write(file, broken);
            assertSameAsWithoutIt(points, any -> true);
            assertThat(file).hasSize(whole.length);
        }
    }

    private void assertSameAsWithoutIt(Points points, IntPredicate accepted) {
        List<Map<Integer, Float>> wanted = found(points, points.finders(), accepted);
        List<Map<Integer, Float>> found = shelved(points, accepted);
        assertThat(found).hasSameSizeAs(wanted);
        for (int index = 0; index < found.size(); index++) {
            Map<Integer, Float> expected = wanted.get(index);
            assertThat(found.get(index))
                    .hasSameSizeAs(expected)
                    // The last digits of a product depend on what is compiled by then.
                    .allSatisfy((text, cosine) -> assertThat(cosine).isCloseTo(expected.get(text), within(1e-5f)));
        }
    }

    /** What is found with the file, which is written afterwards. */
    private List<Map<Integer, Float>> shelved(Points points, IntPredicate accepted) {
        try (NearShelf shelf = NearShelf.open(file)) {
            return found(points, shelf.over(points), accepted);
        }
    }

    /** For each question the texts and cosines found. */
    private static List<Map<Integer, Float>> found(Points points, Finders finders, IntPredicate accepted) {
        List<Map<Integer, Float>> found = new ArrayList<>();
        for (int question = 0; question < QUESTIONS; question++) {
            for (Finder finder : List.of(finders.phrasings(), finders.passages())) {
                Nearest nearest = finder.exactly(points, aim(points, question), MOST, accepted);
                Map<Integer, Float> cosines = new LinkedHashMap<>();
                for (int rank = 0; rank < nearest.size(); rank++) {
                    cosines.put(nearest.place(rank), nearest.value(rank));
                }
                found.add(cosines);
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
    private static Points points(List<Integer> articles, int kind, String... alike) {
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            Catalogue catalogue = index.catalogue(
                    articles.stream().map(number -> article(number, alike)).toList());
            List<Text> texts = Texts.of(catalogue.entries());
            catalogue.release();
            float[][] vectors = new float[texts.size()][];
            for (int text = 0; text < vectors.length; text++) {
                vectors[text] = vector(texts.get(text).folded() + kind);
            }
            return new Points(texts, vectors);
        }
    }

    /** @param alike further ways to ask */
    private static Article article(int number, String... alike) {
        return new Article(
                "article-" + number,
                "问题" + number,
                Stream.concat(Stream.of("说法" + number, "问法" + number), Stream.of(alike))
                        .toList(),
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
