package io.yingda.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentWatcherTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final BlockingQueue<Path> refreshed = new LinkedBlockingQueue<>();
    private Merchant merchant;

    @BeforeEach
    void open() throws IOException {
        merchant = Merchant.open(SmallMerchant.in(folder), Search.by(SearchModel.NONE));
        assertThat(merchant.problems()).isEmpty();
        merchant.watch(refreshed::add);
    }

    @AfterEach
    void close() {
        merchant.close();
    }

    @Test
    void aSavedArticleIsFound() throws Exception {
        assertThat(first("婴儿车可以租吗")).isNotEqualTo("rental");

        SmallMerchant.write(folder, "knowledge-base/articles/服务/新文件夹/rental.md", """
                ---
                id: rental
                question: 婴儿车可以租吗？
                category: 服务
                ---
                可以，一天 30 元。
                """);

        awaitRefresh(() -> first("婴儿车可以租吗").equals("rental"));
    }

    @Test
    void aDeletedArticleIsNotFoundAnyMore() throws Exception {
        Files.delete(folder.resolve("knowledge-base/articles/退换货/return.md"));

        awaitRefresh(() -> merchant.knowledge().article("return").isEmpty());
    }

    @Test
    void aBrokenArticleKeepsItsLastGoodVersion() throws Exception {
        SmallMerchant.write(folder, "knowledge-base/articles/退换货/return.md", "---\nid: return\nquestion: [\n---\n");

        awaitRefresh(() -> merchant.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR));
        assertThat(merchant.problems()).extracting(Problem::file).containsOnly("knowledge-base/articles/退换货/return.md");
        assertThat(merchant.knowledge().article("return"))
                .map(Article::answer)
                .hasValueSatisfying(answer -> assertThat(answer).contains("7 天内"));

        SmallMerchant.write(
                folder, "knowledge-base/articles/退换货/return.md", SmallMerchant.RETURN.replace("7 天", "9 天"));

        awaitRefresh(() -> merchant.problems().isEmpty());
        assertThat(merchant.knowledge().article("return"))
                .map(Article::answer)
                .hasValueSatisfying(answer -> assertThat(answer).contains("9 天内"));
    }

    @Test
    void aChangedRuleIsInServiceAndABrokenOneIsNot() throws Exception {
        SmallMerchant.write(folder, "rules/drl/answers.drl", SmallMerchant.RULES.replace("没听懂", "请换个说法"));
        awaitRefresh(() -> merchant.rules().ruleNames().contains("请换个说法"));

        SmallMerchant.write(folder, "rules/drl/answers.drl", SmallMerchant.RULES.replace("decide.say", "decide.sya"));

        awaitRefresh(() -> merchant.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR));
        assertThat(merchant.rules().ruleNames()).contains("请换个说法");
    }

    private String first(String words) {
        var findings = merchant.knowledge().search(merchant.knowledge().understand("shop", words), DAY, 1);
        return findings.candidates().isEmpty()
                ? ""
                : findings.candidates().getFirst().id();
    }

    /** Looks again after every refresh, until it is so. */
    private void awaitRefresh(BooleanSupplier so) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            assertThat(refreshed.poll(Math.max(0, left), TimeUnit.NANOSECONDS))
                    .as("a refresh within %s", PATIENCE)
                    .isNotNull();
        }
    }
}
