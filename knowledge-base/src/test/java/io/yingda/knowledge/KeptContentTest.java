package io.yingda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Candidate;
import io.yingda.knowledge.articles.ArticleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start with what an earlier one left behind. */
class KeptContentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @TempDir
    Path temporary;

    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        folder = temporary.resolve("knowledge-base");
        file = temporary.resolve("cache").resolve("content.bin");
        article("return", "怎么退货", "七天内可以退货，见 [运费](article:freight)。");
        article("freight", "运费谁出", "质量问题我们出运费。");
        article("hours", "几点开门", "早上九点开门。");
        Files.createDirectories(folder.resolve("dictionary"));
    }

    private void article(String id, String question, String answer) throws IOException {
        Path written = folder.resolve("articles").resolve(id + ".md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, """
                ---
                id: %s
                question: %s
                similar: [%s呢, 请问%s]
                keywords: [%s]
                accounts: [shop]
                valid: {from: 2026-01-01}
                ---
                %s
                """.formatted(id, question, question, question, id, answer));
    }

    private record Seen(String version, List<ArticleFile> files, List<Candidate> found) {}

    private LocalKnowledgeBase open() {
        return LocalKnowledgeBase.open(folder, new KeptContent(file, "this program"), null);
    }

    private Seen warm() {
        try (LocalKnowledgeBase base = open()) {
            return seen(base);
        }
    }

    private Seen cold() {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.open(folder)) {
            return seen(base);
        }
    }

    private static Seen seen(LocalKnowledgeBase base) {
        assertThat(base.problems()).isEmpty();
        return new Seen(
                base.version(),
                base.files(),
                base.search(base.understand("shop", "怎么退货啊，运费谁出"), DAY, 10).candidates());
    }

    @Test
    void isTheSameAsReadAnew() throws IOException {
        Seen first = warm();
        Object written = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(file, old);

        Seen second = warm();

        assertThat(second).isEqualTo(first).isEqualTo(cold());
        assertThat(first.found()).isNotEmpty();
        assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                .as("what is up to date is not written again")
                .isEqualTo(written);
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(old);
    }

    @Test
    void readsOnlyWhatChanged() throws IOException {
        warm();
        article("freight", "运费谁出", "运费一人一半。");
        article("points", "积分怎么用", "一百分抵一元。");
        Files.delete(folder.resolve("articles").resolve("hours.md"));
        Seen next = warm();

        assertThat(next.version()).isEqualTo(cold().version());
        assertThat(next.files()).isEqualTo(cold().files());
        assertThat(next.found().getFirst().id())
                .isEqualTo(cold().found().getFirst().id());
        assertThat(warm()).as("and so does the start after that").isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "words.txt, 七天内可以 nz 1000",
        "synonyms.txt, '开门, 营业'",
        "stop-words.txt, 退货",
        "accounts/shop/words.txt, 九点开门 nz 1000"
    })
    void anotherDictionaryCutsEverythingAnew(String name, String line) throws IOException {
        Seen before = warm();
        Path dictionary = folder.resolve("dictionary").resolve(name);
        Files.createDirectories(dictionary.getParent());
        Files.writeString(dictionary, line + "\n");

        assertThat(warm()).isEqualTo(cold()).isNotEqualTo(before);
        assertThat(words(open())).isEqualTo(words(LocalKnowledgeBase.open(folder)));
    }

    /** How the articles are cut: what each word of theirs finds. */
    private static List<String> words(LocalKnowledgeBase base) {
        try (base) {
            return Stream.of("七天内", "七天内可以", "可以", "退货", "开门", "营业", "九点", "九点开门", "质量")
                    .map(word -> word
                            + base.search(base.understand("shop", word), DAY, 10)
                                    .candidates())
                    .toList();
        }
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsStillReadAgain() throws IOException {
        warm();
        Path hours = folder.resolve("articles").resolve("hours.md");
        FileTime time = Files.getLastModifiedTime(hours);
        Files.writeString(hours, Files.readString(hours).replace("九点", "八点"));
        Files.setLastModifiedTime(hours, time);

        assertThat(warm().files()).isEqualTo(cold().files());
    }

    @Test
    void aBrokenFileIsNotServedAsItWas() throws IOException {
        warm();
        Files.writeString(folder.resolve("articles").resolve("hours.md"), "没有开头");

        for (int start = 1; start <= 2; start++) {
            try (LocalKnowledgeBase base = open()) {
                assertThat(base.problems()).anyMatch(problem -> problem.file().endsWith("hours.md"));
                assertThat(base.article("hours")).isEmpty();
                assertThat(base.articles()).hasSize(2);
            }
        }
    }

    @Test
    void aWarningIsGivenAtEveryStart() throws IOException {
        warm();
        Path hours = folder.resolve("articles").resolve("hours.md");
        Files.writeString(hours, Files.readString(hours).replace("accounts: [shop]", "acounts: [shop]"));

        for (int start = 1; start <= 3; start++) {
            try (LocalKnowledgeBase base = open()) {
                assertThat(base.problems()).anyMatch(problem -> problem.asLine().contains("acounts"));
                assertThat(base.article("hours")).isPresent();
            }
        }
    }

    @Test
    void anotherProgramsContentIsReadAnew() throws IOException {
        LocalKnowledgeBase.open(folder, new KeptContent(file, "another program"), null)
                .close();
        byte[] before = Files.readAllBytes(file);

        assertThat(warm()).isEqualTo(cold());
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
    }

    @Test
    void aDamagedFileIsReadAnew() throws IOException {
        warm();
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 8, 20, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(warm()).isEqualTo(cold());
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(file, flipped);

        assertThat(warm()).isEqualTo(cold());
        byte[] mended = Files.readAllBytes(file);
        assertThat(mended).hasSameSizeAs(whole).isNotEqualTo(flipped);
        assertThat(warm()).isEqualTo(cold());
        assertThat(Files.readAllBytes(file)).isEqualTo(mended);
    }

    @Test
    void servesWhereNothingCanBeKept() throws IOException {
        Files.createDirectories(temporary.resolve("cache"));
        Files.writeString(temporary.resolve("cache").resolve("no-folder"), "");
        file = temporary.resolve("cache").resolve("no-folder").resolve("content.bin");

        assertThat(warm()).isEqualTo(cold());
    }

    @Test
    void goesOnChangingAfterAStart() throws IOException {
        warm();
        try (LocalKnowledgeBase base = open()) {
            article("hours", "几点开门", "现在十点才开门。");
            Files.setLastModifiedTime(
                    folder.resolve("articles").resolve("hours.md"),
                    FileTime.from(Instant.now().minusSeconds(30)));
            base.refresh();

            assertThat(base.version()).isEqualTo(cold().version());
            assertThat(base.article("hours").orElseThrow().answer()).contains("十点");
        }
    }

    @Test
    void isBuiltAnewWhenMostOfItIsGone() throws IOException {
        for (int round = 0; round < 4; round++) {
            StringBuilder answer = new StringBuilder();
            for (int word = 0; word < 6_000; word++) {
                answer.append('w').append(round).append('x').append(word).append(' ');
            }
            article("long", "长的", answer.toString());
            warm();
        }
        long warm = Files.size(file);
        assertThat(warm()).isEqualTo(cold());

        Files.delete(file);
        warm();
        assertThat(warm).isLessThan(2 * Files.size(file));
    }

    @Test
    void halfACharacterIsNotKept() throws IOException {
        Path hours = folder.resolve("articles").resolve("hours.md");
        Files.writeString(hours, Files.readString(hours).replace("keywords: [hours]", "keywords: [\"\\uD83D\"]"));

        assertThat(warm()).isEqualTo(cold());
        assertThat(warm()).isEqualTo(cold());
    }
}
