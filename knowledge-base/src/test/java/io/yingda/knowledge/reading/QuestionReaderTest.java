package io.yingda.knowledge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.document.ResourceLines;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.text.Folding;
import io.yingda.knowledge.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {

    private static final List<Article> ARTICLES = List.of(
            article("a", "发票怎么开", "在 app 里点开发票。", "发票在哪里开", "fp 怎么弄"),
            article("b", "怎么取消订单", "待付款的订单可以取消。", "订单取消不了"),
            article("c", "奶粉开罐还能退吗", "开了罐的奶粉不能退货。", "奶粉可以退货吗", "退货运费谁出"),
            article("d", "付款失败怎么办", "请重新付款。", "微信付款扣了钱却失败"),
            article("e", "转段要几天", "七天左右。", "2段转3段要多久"),
            article("f", "报错 QXDD 是什么意思", "系统忙，请稍后再试。", "屏幕上写着 QXDD"),
            article("g", "同城配送要多久", "两小时。", "同城配送收费吗"),
            article("h", "可以租吸奶器吗", "可以。", "租吸奶器多少钱"));

    private final ArticleIndex index = new ArticleIndex(new Dictionary(
            List.of(new Word("胎毛笔", "n", 1000), new Word("2段", "n", 1000), new Word("同城配送", "n", 1000)),
            Map.of(),
            Map.of(),
            Set.of()));

    private final QuestionReader reader = index.catalogue(ARTICLES).questionReader();

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "奶fen可以退吗, 奶粉可以退吗",
        "付kuan失败, 付款失败",
        "zhuan duan 要几天, 转段要几天",
        "naifen tuihuo 运费谁出, 奶粉退货运费谁出",
        "2 duan 转3段, 2段转3段",
        "zu 吸奶器, 租吸奶器",
    })
    void pinyinIsReadAsTheContentsWords(String typed, String read) {
        assertThat(reader.spelledOut(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"fp在哪里开, 发票在哪里开", "qx订单, 取消订单", "tc配送要多久, 同城配送要多久"})
    void initialsAreReadAsTheContentsWords(String typed, String read) {
        assertThat(reader.spelledOut(typed)).isEqualTo(read);
    }

    @Test
    void aWordOfTheDictionaryIsReadThoughNoArticleHasIt() {
        assertThat(reader.spelledOut("tmb贵不贵")).isEqualTo("胎毛笔贵不贵");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app里怎么开",
                "报错qxdd",
                "qx-100怎么退",
                "fp2000多少钱",
                "x30 fen 怎么退",
                "zhuan 5 要几天",
                "fen@qx.cn",
                "奶粉 open 以后",
                "how long 退货",
                "where is my fen",
                "asdkjf",
                "mm怎么退",
                "奶粉shi多少钱",
            })
    void whatStandsForItselfOrIsNotClearStays(String typed) {
        assertThat(reader.spelledOut(typed)).isSameAs(typed);
    }

    @Test
    void aPhrasingOfTheContentsStaysAsItIs() {
        assertThat(reader.spelledOut("fp怎么弄?")).isEqualTo("fp怎么弄?");
        for (Article article : ARTICLES) {
            for (String phrasing : article.phrasings()) {
                String folded = Folding.fold(phrasing);
                assertThat(reader.spelledOut(reader.plain(folded))).isSameAs(folded);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "有冇得退, 有没有得退",
        "我買嘅嘢壞咗點算, 我买的东西坏了怎么办",
        "幾時發貨, 什么时候发货",
        "可以退伐？, 可以退吗?",
        "阿拉在上海, 我们在上海",
        "咋个退嘛, 怎么退嘛",
        "坏了咋整, 坏了怎么办",
        "俺想退, 我想退",
    })
    void dialectIsReadAsMandarin(String typed, String read) {
        assertThat(reader.plain(Folding.fold(typed))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"寄到阿拉伯要多久", "耽搁这么久", "请跟上步伐", "三点整开门吗", "左边那家店"})
    void whatOnlyLooksLikeDialectStays(String typed) {
        assertThat(reader.plain(typed)).isSameAs(typed);
    }

    @Test
    void whatTheMerchantSaysInDialectStays() {
        try (ArticleIndex own = new ArticleIndex(Dictionary.EMPTY)) {
            QuestionReader ofShanghai =
                    own.catalogue(List.of(article("a", "阿拉会员怎么办", "到店办。"))).questionReader();

            assertThat(ofShanghai.plain("阿拉会员几钿")).isEqualTo("阿拉会员多少钱");
        }
    }

    @Test
    void theListIsFoldedLikeTheQuestionsAndNamesNothingTwice() {
        List<String> lines = ResourceLines.of(QuestionReader.class, "dialect.txt");

        assertThat(lines).allSatisfy(line -> {
            assertThat(Folding.fold(line)).isEqualTo(line);
            assertThat(line.split(" ", -1)).hasSize(2);
        });
        assertThat(lines.stream().map(line -> line.split(" ", 2)[0])).doesNotHaveDuplicates();
    }

    @Test
    void anythingCanBeRead() {
        Random random = new Random(5);
        String alphabet = "奶粉退货咋伐 zhuanfpqx2-,x'";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int index = 0; index < random.nextInt(40); index++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String read = reader.spelledOut(reader.plain(text.toString()));
            assertThat(digits(read)).isEqualTo(digits(text.toString()));
        }
    }

    private static List<Integer> digits(String text) {
        return text.chars().filter(Character::isDigit).boxed().toList();
    }

    private static Article article(String id, String question, String answer, String... similar) {
        List<String> phrasings = new ArrayList<>(List.of(question));
        phrasings.addAll(List.of(similar));
        return new Article(id, question, phrasings, answer, List.of(), "", List.of(), Set.of(), Validity.ALWAYS);
    }
}
