package io.yingda.knowledge.articles;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Validity;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.ArticleFile.ArticleLink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void everyFieldIsRead() {
        ArticleFile file = read("""
                ---
                id: return-seven-days
                question: 不喜欢，可以退吗？
                similar:
                  - 七天无理由怎么退
                  - 支持无理由退货吗
                category: 退换货
                keywords: [无理由, 退货]
                accounts: [hemiao]
                valid: {from: 2026-11-01, until: 2026-11-30}
                ---
                可以。见[退款多久](article:refund-time)。
                """).orElseThrow();

        assertThat(problems).isEmpty();
        assertThat(file.article().phrasings()).containsExactly("不喜欢，可以退吗？", "七天无理由怎么退", "支持无理由退货吗");
        assertThat(file.phrasingLines()).containsExactly(3, 5, 6);
        assertThat(file.article().category()).isEqualTo("退换货");
        assertThat(file.article().keywords()).containsExactly("无理由", "退货");
        assertThat(file.article().accounts()).containsExactly("hemiao");
        assertThat(file.article().validity())
                .isEqualTo(new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)));
        assertThat(file.article().answer()).isEqualTo("可以。见「退款多久」。");
        assertThat(file.links()).containsExactly(new ArticleLink("退款多久", "refund-time", 12));
        assertThat(file.article().links()).containsExactly(new Option("退款多久", "refund-time"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "没有字段|1|文件开头缺少",
                "---\\nid: a\\nquestion: b\\n|1|缺少收尾",
                "---\\nquestion: b\\n---\\n答|2|缺少 id",
                "---\\nid: a b\\nquestion: b\\n---\\n答|2|不能用的字符",
                "---\\nid: a\\n---\\n答|2|缺少 question",
                "---\\nid: a\\nquestion: b\\n---\\n\\n|5|答案是空的",
                "---\\nid: a\\nquestion: [b\\n---\\n答|3|方括号或花括号没有成对",
                "---\\nid: a\\nid: c\\nquestion: b\\n---\\n答|3|写了两次",
                "---\\nid: a\\nquestion: b\\nvalid: {until: 明天}\\n---\\n答|4|应当是日期",
                "---\\nid: a\\nquestion: b\\nvalid: {from: 2026-12-01, until: 2026-11-01}\\n---\\n答|4|结束早于开始",
            })
    void whatMustNotBeServedIsRefusedWithItsLine(String text, int line, String what) {
        assertThat(read(text.replace("\\n", "\n"))).isEmpty();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(what);
        });
    }

    @Test
    void anUnknownFieldIsReportedWithTheNearestNameAndTheRestIsServed() {
        assertThat(read("---\nid: a\nquestion: b\nkeyword: [c]\n---\n答\n")).isPresent();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.remedy()).contains("keywords");
        });
    }

    @Test
    void markdownBecomesWhatWeChatCanShow() {
        assertThat(texts("""
                # 运费

                **满 88 元**包邮，
                见[说明](https://example.com/a?b=1&c="2")。

                1. 快递
                2. 同城
                   - 当天到

                | 尺码 | 体重 |
                |---|---|
                | S | 4-8 公斤 |
                """)).containsExactly("""
                运费
                满 88 元包邮，见<a href="https://example.com/a?b=1&c=%222%22">说明</a>。

                1. 快递
                2. 同城
                  · 当天到

                尺码：S，体重：4-8 公斤""");
    }

    @Test
    void whatLooksLikeMarkupIsHarmless() {
        assertThat(texts("1 < 2 & 3 > 2，<a href='x'>点我</a> &amp;lt;"))
                .containsExactly("1 < 2 & 3 > 2，＜a href='x'>点我＜/a> ＆lt;");
    }

    @Test
    void mediaPicturesAreBubblesInTheirPlace() {
        assertThat(replies("看图\n\n![尺码表](media:M1)\n\n再选"))
                .containsExactly(new Reply.Text("看图"), new Reply.Image("M1"), new Reply.Text("再选"));
    }

    @Test
    void pageLinksThatAPhoneCannotOpenAreReported() {
        replies("![图](images/a.png) 和 [页](help.html) 和 ![网图](https://example.com/a.png)");

        assertThat(problems).extracting(Problem::what).containsExactly("图片“images/a.png”发不出去", "链接“help.html”在微信里打不开");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.line()).isEqualTo(5));
    }

    @Test
    void aLongAnswerGoesOnInFurtherBubbles() {
        String sentence = "这是一句话，里面有<a href=\"https://example.com\">链接</a>。";
        List<String> texts = texts("这是一句话，里面有[链接](https://example.com)。".repeat(100));

        assertThat(texts).hasSizeGreaterThan(1).allSatisfy(text -> {
            assertThat(Bubbles.bytes(text)).isLessThanOrEqualTo(Bubbles.MOST_BYTES);
            assertThat(text).endsWith("。");
        });
        assertThat(String.join("", texts)).isEqualTo(sentence.repeat(100));
    }

    @Test
    void aLongAnswerWithAPageIsCutAtAParagraphAndLinked() {
        String body = ("字".repeat(300) + "。\n\n").repeat(4);
        List<String> texts = texts(read("---\nid: a\nquestion: b\nlink: https://example.com/help\n---\n" + body)
                .orElseThrow()
                .article()
                .replies());

        assertThat(texts).singleElement().satisfies(text -> {
            assertThat(text).endsWith("。\n\n<a href=\"https://example.com/help\">查看完整说明</a>");
            assertThat(Bubbles.bytes(text)).isLessThanOrEqualTo(Bubbles.MOST_BYTES);
        });
    }

    @Test
    void aLongAnswerWithAPageKeepsTheSentencesThatStillFit() {
        String sentence = "字".repeat(99) + "。";
        String body = sentence.repeat(3) + "\n\n" + sentence.repeat(6) + "\n\n结尾。";
        List<String> texts = texts(read("---\nid: a\nquestion: b\nlink: https://example.com/help\n---\n" + body)
                .orElseThrow()
                .article()
                .replies());

        assertThat(texts)
                .containsExactly(sentence.repeat(3) + "\n\n" + sentence.repeat(3)
                        + "\n\n<a href=\"https://example.com/help\">查看完整说明</a>");
    }

    @Test
    void aSentenceThatDoesNotFitWholeAfterAParagraphIsLeftOut() {
        List<String> texts = texts(
                read("---\nid: a\nquestion: b\nlink: https://example.com/help\n---\n开头。\n\n" + "字".repeat(700) + "。")
                        .orElseThrow()
                        .article()
                        .replies());

        assertThat(texts).containsExactly("开头。\n\n<a href=\"https://example.com/help\">查看完整说明</a>");
    }

    @Test
    void aSentenceWithoutEndIsCutBetweenCharacters() {
        assertThat(texts("👶".repeat(1200))).hasSizeGreaterThan(1).allSatisfy(text -> {
            assertThat(Bubbles.bytes(text)).isLessThanOrEqualTo(Bubbles.MOST_BYTES);
            assertThat(text).matches("(?:👶)+");
        });
    }

    private List<String> texts(String markdown) {
        return texts(replies(markdown));
    }

    private static List<String> texts(List<Reply> replies) {
        return replies.stream().map(reply -> ((Reply.Text) reply).text()).toList();
    }

    private List<Reply> replies(String markdown) {
        return read("---\nid: a\nquestion: b\n---\n" + markdown)
                .orElseThrow()
                .article()
                .replies();
    }

    private Optional<ArticleFile> read(String text) {
        return ArticleReader.read("articles/a.md", text, problems::add);
    }
}
