package io.yingda.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.knowledge.Home;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.questions.Questions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeCheckTest {

    @TempDir
    private Path temporary;

    private Home home;

    @BeforeEach
    void content() {
        home = Home.in(temporary)
                .article("配送/fee.md", "运费怎么收", "满 88 元包邮。", "similar: [多少钱包邮]")
                .article("门店/hours.md", "门店几点关门", "二十二点。");
    }

    @Test
    void goodContentHasNoProblems() {
        home.write("questions/a.yaml", """
                - question: 包邮要多少钱
                  expect: fee
                - question: 今晚月亮圆不圆
                  expect: none
                """);

        assertThat(check()).isEmpty();
    }

    @Test
    void aLabelNamesAnArticleThatIsThereAndNoTwoDisagree() {
        home.write("labels/a.csv", "问题,条目\n包邮吗,fea\n几点关门呀,hours\n几点关门呀？,none\n只有问题,\n");

        assertThat(check())
                .extracting(Problem::asLine)
                .containsExactly(
                        "knowledge-base/labels/a.csv:2: 错误: 标注的条目“fea”不存在。您是不是想写“fee”？",
                        "knowledge-base/labels/a.csv:4: 警告: “几点关门呀？”在 knowledge-base/labels/a.csv 第 3 行标注的是“hours”。"
                                + "请只留对的那一条；留着两条时只有第一条算数",
                        "knowledge-base/labels/a.csv:5: 错误: 缺少条目。请写条目的 id；没有条目能答就写 none");
    }

    @Test
    void oneWordingInTwoArticlesIsAnError() {
        home.article("门店/close.md", "門店，幾點關門？", "很晚。");

        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("knowledge-base/articles/门店/hours.md");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.what()).contains("articles/门店/close.md 第 3 行");
        });
    }

    @Test
    void oneWordingInArticlesOfDifferentAccountsIsFine() {
        home.article("门店/one.md", "怎么停车", "楼下。", "accounts: [one]")
                .article("门店/two.md", "怎么停车", "楼上。", "accounts: [two]");

        assertThat(check()).isEmpty();
    }

    @Test
    void oneWordingInArticlesThatAreNeverValidTogetherIsFine() {
        home.article("活动/summer.md", "满减怎么用", "夏天减十。", "valid: {from: 2027-06-01, until: 2027-08-31}")
                .article("活动/winter.md", "满减怎么用", "冬天减二十。", "valid: {from: 2027-12-01}");

        assertThat(check()).isEmpty();
    }

    @Test
    void everyPairOfArticlesWithOneWordingIsCompared() {
        home.article("活动/a-summer.md", "满减怎么用", "夏天减十。", "valid: {from: 2027-06-01, until: 2027-08-31}")
                .article("活动/b-winter.md", "满减怎么用", "冬天减二十。", "valid: {from: 2027-12-01}")
                .article("活动/c-new-year.md", "满减怎么用", "元旦减三十。", "valid: {from: 2027-12-31}");

        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("c-new-year.md");
            assertThat(problem.what()).contains("b-winter.md");
        });
    }

    @Test
    void anArticleThatIsOverIsPointedOut() {
        home.article("活动/old.md", "国庆满减", "满减。", "valid: {until: 2026-10-07}");

        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.what()).contains("2026-10-07").contains("过期");
        });
    }

    @Test
    void aLinkThatLeadsNowhereSuggestsTheNearestArticle() {
        home.article("配送/more.md", "还有什么", "见[运费](article:fees)。");

        assertThat(check()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.remedy()).contains("article:fee");
        });
    }

    @Test
    void anAnswerOfManyBubblesIsTooLong() {
        home.article("配送/long.md", "说来话长", "一句很长很长的话。".repeat(400));

        assertThat(check()).singleElement().extracting(Problem::what).asString().contains("答案太长");
    }

    @Test
    void aFileThatIsNamedDifferentlyFromItsIdIsPointedOut() {
        home.write("articles/配送/x.md", "---\nid: y\nquestion: 某个问题\ncategory: 配送\n---\n答\n");

        assertThat(check())
                .singleElement()
                .extracting(Problem::remedy)
                .asString()
                .contains("y.md");
    }

    @Test
    void questionsThatFindSomethingElseAreWarnings() {
        home.write("questions/a.yaml", """
                - question: 门店几点关门呀
                  expect: fee
                - question: 门店几点关门呢
                  expect: fee
                  hard: true
                - question: 运费怎么收呀
                  expect: fee
                  hard: true
                - question: 门店几点关门
                  expect: none
                - question: 有没有
                  expect: fe
                - question: 没写期望
                  kinds: short
                """);

        assertThat(check()).extracting(Problem::line).containsExactly(1, 6, 9, 11, 13, 14);
        assertThat(check())
                .extracting(Problem::severity)
                .containsExactly(
                        Severity.WARNING,
                        Severity.HINT,
                        Severity.WARNING,
                        Severity.ERROR,
                        Severity.ERROR,
                        Severity.ERROR);
    }

    @Test
    void brokenFilesOfEveryKindAreInTheList() {
        home.write("articles/配送/broken.md", "nothing")
                .write("dictionary/words.txt", "词 什么 1\n")
                .write("questions/a.yaml", "- question: [")
                .write("questions/b.yaml", new byte[] {'-', ' ', (byte) 0xC3, (byte) 0x28});

        assertThat(check())
                .extracting(Problem::file)
                .containsExactly(
                        "knowledge-base/articles/配送/broken.md",
                        "knowledge-base/dictionary/words.txt",
                        "knowledge-base/questions/a.yaml",
                        "knowledge-base/questions/b.yaml");
    }

    private List<Problem> check() {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.open(home.folder())) {
            List<Problem> problems = new ArrayList<>();
            List<ExpectedQuestion> questions = Questions.read(home.folder(), problems::add);
            problems.addAll(KnowledgeCheck.run(home.folder(), base, questions, LocalDate.of(2026, 11, 22)));
            return problems.stream().sorted().toList();
        }
    }
}
