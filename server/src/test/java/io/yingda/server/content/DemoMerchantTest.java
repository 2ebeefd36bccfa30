package io.yingda.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.questions.Questions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The content in this repository: what everybody sees first must be in order. */
class DemoMerchantTest {

    private static final MerchantHome HOME = new MerchantHome(Path.of(".."));
    /** A day on which everything of the season is valid; the real date would make the build fail one day. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static CheckReport report;

    @BeforeAll
    static void check() throws InterruptedException {
        report = ContentCheck.run(HOME, Map.of(), DAY);
    }

    @Test
    void nothingIsWrongWithIt() {
        assertThat(report.problems().stream()
                        .filter(problem -> problem.severity() != Severity.HINT)
                        .map(Problem::asLine))
                .isEmpty();
    }

    @Test
    void itsRulesAndScenariosAreManyAndAllPass() {
        assertThat(report.rules()).isGreaterThanOrEqualTo(25);
        assertThat(report.scenarios()).isGreaterThanOrEqualTo(40).isEqualTo(report.passed());
    }

    @Test
    void itsArticlesCoverATrade() {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.open(HOME.knowledgeBase())) {
            List<Article> articles = base.articles();
            assertThat(articles).hasSizeGreaterThanOrEqualTo(120);
            assertThat(articles.stream().map(Article::category).collect(Collectors.toSet()))
                    .hasSizeGreaterThanOrEqualTo(8);
            assertThat(articles)
                    .allSatisfy(article ->
                            assertThat(article.similar()).as(article.id()).hasSizeGreaterThanOrEqualTo(3));
        }
    }

    @Test
    void itsQuestionsMeasureSomething() {
        List<ExpectedQuestion> questions = Questions.read(HOME.knowledgeBase(), problem -> {});
        assertThat(questions).hasSizeGreaterThanOrEqualTo(300);
        assertThat(questions.stream().filter(question -> question.expected().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(60);
    }
}
