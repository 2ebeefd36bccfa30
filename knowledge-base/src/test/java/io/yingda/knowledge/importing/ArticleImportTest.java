package io.yingda.knowledge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.Home;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.importing.ImportPlan.Addition;
import io.yingda.knowledge.importing.ImportPlan.Difference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleImportTest {

    @TempDir
    private Path temporary;

    private Home home;

    @BeforeEach
    void home() {
        home = Home.in(temporary);
    }

    @Test
    void aTableBecomesArticleFiles() throws IOException {
        ImportPlan plan = plan("faq.csv", """
                编号,问题,相似问1,相似问2,答案,分类,关键词
                fee,运费怎么收？,多少包邮|快递费多少,,"满 88 元包邮。
                不满收 10 元。",配送,"运费,包邮"
                """);
        assertThat(plan.problems()).isEmpty();
        assertThat(home.folder()).doesNotExist();
        List<Integer> progress = new ArrayList<>();
        plan.write(progress::add);

        assertThat(progress).containsExactly(1);
        assertThat(home.folder().resolve("articles/配送/fee.md")).hasContent("""
                ---
                id: fee
                question: 运费怎么收？
                similar:
                  - 多少包邮
                  - 快递费多少
                category: 配送
                keywords: [运费, 包邮]
                ---
                满 88 元包邮。 \s
                不满收 10 元。
                """);
        Article article = written().getFirst();
        assertThat(article.phrasings()).containsExactly("运费怎么收？", "多少包邮", "快递费多少");
        assertThat(article.answer()).isEqualTo("满 88 元包邮。\n不满收 10 元。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
    void everyEncodingOfSpreadsheetsIsRead(String encoding) throws IOException {
        String mark = encoding.equals("UTF-16LE") ? "\uFEFF" : "";
        byte[] bytes = (mark + "问题;答案\n怎么退货？;拿来就行\n").getBytes(Charset.forName(encoding));
        Path source = Files.write(temporary.resolve("faq.csv"), bytes);

        assertThat(ArticleImport.plan(source, home.folder()).added())
                .extracting(Addition::question)
                .containsExactly("怎么退货？");
    }

    @Test
    void workbooksAndJsonLinesSayTheSameAsCsv() throws IOException {
        Path workbook = temporary.resolve("faq.xlsx");
        try (OutputStream stream = Files.newOutputStream(workbook);
                Workbook book = new Workbook(stream, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("问答");
            sheet.value(0, 0, "question");
            sheet.value(0, 1, "相似问法");
            sheet.value(0, 2, "回复");
            sheet.value(2, 0, "怎么退货");
            sheet.value(2, 1, "能退吗\n退不退");
            sheet.value(2, 2, 88);
            sheet.value(3, 0, "没有答案的");
        }
        ImportPlan fromWorkbook = ArticleImport.plan(workbook, home.folder());
        ImportPlan fromLines = plan("faq.jsonl", """
                {"question": "怎么退货", "similar": ["能退吗", "退不退"], "answer": "88"}
                {"question": "没有答案的"}
                {坏的}
                """);

        assertThat(fromWorkbook.added()).isEqualTo(fromLines.added()).hasSize(1);
        assertThat(fromWorkbook.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.what()).isEqualTo("答案是空的");
        });
        assertThat(fromLines.problems()).extracting(Problem::line).containsExactly(2, 3);
    }

    @Test
    void importingAgainKeepsIdsAndShowsWhatChanged() throws IOException {
        plan("faq.csv", "问题,答案\n怎么退货？,拿来就行\n几点关门,十点\n").write(written -> {});
        List<Article> before = written();

        ImportPlan again = plan("faq.csv", "问题,答案,分类\n怎麼退貨,七天内拿来,\n几点关门,十点,\n新的问题,新的答案,\n");

        assertThat(again.unchanged()).hasSize(1);
        assertThat(again.added()).extracting(Addition::question).containsExactly("新的问题");
        assertThat(again.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(
                                new Difference("question", "怎么退货？", "怎麼退貨"),
                                new Difference("answer", "拿来就行", "七天内拿来")));
        again.write(written -> {});
        assertThat(written())
                .extracting(Article::id)
                .containsAll(before.stream().map(Article::id).toList());
        assertThat(plan("faq.csv", "问题,答案\n怎麼退貨,七天内拿来\n").size()).isZero();
    }

    @Test
    void whatTheTableDoesNotSayStays() throws IOException {
        home.article(
                "活动/sale.md",
                "满减怎么用",
                "满三百减三十。",
                "similar: [满多少减]",
                "accounts: [club]",
                "valid: {until: 2026-12-31}",
                "link: https://example.com/sale");

        plan("faq.csv", "问题,答案\n满减怎么用,满三百减五十。\n").write(written -> {});

        assertThat(home.folder().resolve("articles/活动/sale.md")).hasContent("""
                ---
                id: sale
                question: 满减怎么用
                category: 测试
                similar: [满多少减]
                accounts: [club]
                valid: {until: 2026-12-31}
                link: https://example.com/sale
                ---
                满三百减五十。
                """);
    }

    @Test
    void commentsAndLayoutStayWhereNothingChanges() throws IOException {
        home.write("articles/配送/fee.md", """
                \uFEFF---
                # 运费：每年一月核对
                question: '运费怎么收'   # 店长定的
                id: "fee"

                similar: # 客服记下的
                  - 多少包邮
                  # 方言
                  - 包勿包邮
                # 下面别动
                category: "配送"
                ---

                满 88 元包邮。
                """.replace("\n", "\r\n"));

        ImportPlan plan = plan("faq.csv", "编号,问题,相似问,关键词,答案\nfee,运费怎么算,快递费多少,运费,满 99 元包邮。\n");

        assertThat(plan.problems())
                .extracting(Problem::asLine)
                .containsExactly(
                        "knowledge-base/articles/配送/fee.md:6: 提示: 写入后，这里的注释会丢失：# 客服记下的。还要用就先抄下来",
                        "knowledge-base/articles/配送/fee.md:8: 提示: 写入后，这里的注释会丢失：# 方言。还要用就先抄下来");
        plan.write(written -> {});
        assertThat(Files.readString(home.folder().resolve("articles/配送/fee.md")))
                .isEqualTo("""
                \uFEFF---
                # 运费：每年一月核对
                question: 运费怎么算 # 店长定的
                id: "fee"

                similar:
                  - 快递费多少
                # 下面别动
                category: "配送"
                keywords: [运费]
                ---

                满 99 元包邮。
                """.replace("\n", "\r\n"));
        assertThat(written().getFirst().phrasings()).containsExactly("运费怎么算", "快递费多少");
    }

    @Test
    void frontMatterOnOneLineIsWrittenAnewAndItsCommentsAreNamed() throws IOException {
        home.write("articles/配送/fee.md", "---\n{id: fee, question: 运费, category: 配送} # 一行写完\n---\n包邮。\n");

        ImportPlan plan = plan("faq.csv", "编号,问题,答案\nfee,运费多少,包邮。\n");

        assertThat(plan.problems())
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .contains("# 一行写完");
        plan.write(written -> {});
        assertThat(written().getFirst().question()).isEqualTo("运费多少");
    }

    @Test
    void anArticleWhoseFileIsBrokenGetsNoSecondFile() throws IOException {
        home.write("articles/甲/fee.md", "---\nid: fee\nquestion: 运费\nquestion: 又一个\n---\n包邮。\n")
                .write("articles/乙/x.md", "---\nid: hours\nquestion: 几点关门？\n答案忘了收尾\n");

        ImportPlan plan = plan("faq.csv", "编号,问题,答案\nfee,怎么收运费,包邮\n,几点关门,十点\nhours,几点开门,九点\n");

        assertThat(plan.size()).isZero();
        assertThat(plan.problems()).extracting(Problem::line).containsExactly(2, 3, 4);
        assertThat(plan.problems())
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).contains("knowledge-base/articles/甲/fee.md 第 4 行"),
                        what -> assertThat(what).contains("knowledge-base/articles/乙/x.md 第 1 行"),
                        what -> assertThat(what).contains("knowledge-base/articles/乙/x.md 第 1 行"));
    }

    @Test
    void nothingIsWrittenWhereItWouldBeHidden() throws IOException {
        ImportPlan plan = plan("faq.csv", "编号,问题,答案,分类\n.fee,运费,包邮,配送\nhours,几点关门,十点,~门店\n");

        assertThat(plan.problems())
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .contains(".fee");
        plan.write(written -> {});
        assertThat(written()).extracting(Article::id).containsExactly("hours");
    }

    @Test
    void rowsThatCannotBeImportedAreReportedByNumber() throws IOException {
        ImportPlan plan = plan("faq.csv", """
                编号,问题,答案,备住
                a/b,问,答,
                ,,答,
                ,问一,,
                ,问二,答,
                ,问二？,答,
                """);

        assertThat(plan.added()).hasSize(1);
        assertThat(plan.problems()).extracting(Problem::line).containsExactly(1, 2, 3, 4, 6);
    }

    @Test
    void aFileThatIsNoTableIsReported() throws IOException {
        assertThat(plan("faq.csv", "甲,乙\n1,2\n").problems())
                .extracting(Problem::what)
                .contains("缺少“问题”这一列", "缺少“答案”这一列");
        assertThat(plan("faq.xls", "").problems()).extracting(Problem::remedy).containsExactly("请在 Excel 里另存为 .xlsx");
        assertThat(plan("faq.xlsx", "no workbook").problems())
                .extracting(Problem::what)
                .containsExactly("文件读不出来");
        assertThat(plan("faq.csv", "").problems()).extracting(Problem::what).containsExactly("表是空的");
    }

    @Test
    void whateverIsInACellComesBackFromTheFile() throws IOException {
        String odd = "- a: b # c \"d\" \\ 'e' [f] {g} & *h";
        plan(
                        "faq.jsonl",
                        "{\"question\": \"" + odd.replace("\\", "\\\\").replace("\"", "\\\"")
                                + "\", \"similar\": [\"true\", \"123\"], \"answer\": \"x\"}")
                .write(written -> {});

        assertThat(written().getFirst().phrasings()).containsExactly(odd, "true", "123");
    }

    private ImportPlan plan(String name, String text) throws IOException {
        Path source = Files.write(temporary.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return ArticleImport.plan(source, home.folder());
    }

    private List<Article> written() {
        try (LocalKnowledgeBase base = LocalKnowledgeBase.open(home.folder())) {
            assertThat(base.problems()).isEmpty();
            return base.articles();
        }
    }
}
