package io.yingda.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.choice.Choices.NoneOfThese;
import io.yingda.engine.choice.Choices.Picked;
import io.yingda.engine.choice.Choices.SomethingElse;
import io.yingda.engine.message.Option;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {

    private static final List<Option> OFFERED = List.of(
            new Option("退货运费谁出？", "return-postage"),
            new Option("换货运费谁出？", "exchange-postage"),
            new Option("人工客服", null));

    @ParameterizedTest
    @CsvSource({
        "1,return-postage",
        "1.,return-postage",
        "选1,return-postage",
        "我要第2个,exchange-postage",
        "第一个,return-postage",
        "第二个吧,exchange-postage",
        "二,exchange-postage",
        "两,exchange-postage",
        "退货运费谁出,return-postage",
        "换货,exchange-postage",
    })
    void aNumberOrAUniquePartPicksAnOption(String words, String article) {
        assertThat(read(words))
                .isInstanceOfSatisfying(
                        Picked.class,
                        picked -> assertThat(picked.option().articleId()).isEqualTo(article));
    }

    @ParameterizedTest
    @ValueSource(strings = {"都不是", "都不是。", "0", "以上都不是", "没有我要的"})
    void aRefusalIsNoneOfThese(String words) {
        assertThat(read(words)).isInstanceOf(NoneOfThese.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "9", "运费谁出", "奶粉怎么冲", "货", "", "。。。", "12"})
    void whatFitsNoneOrSeveralOptionsIsSomethingElse(String words) {
        assertThat(read(words)).isInstanceOf(SomethingElse.class);
    }

    @Test
    void anOptionWithoutAnArticleCanBePicked() {
        assertThat(read("3"))
                .isInstanceOfSatisfying(
                        Picked.class, picked -> assertThat(picked.option()).isEqualTo(OFFERED.get(2)));
    }

    @Test
    void withoutAMenuANumberMeansNothing() {
        assertThat(Choices.read(List.of(), "1", UnaryOperator.identity())).isInstanceOf(SomethingElse.class);
    }

    @ParameterizedTest
    @CsvSource({
        "true,「退货运费谁出？」,return-postage",
        "true,换货,exchange-postage",
        "false,换货运费谁出,exchange-postage",
        "false,货运费谁,",
        "false,换货运,exchange-postage",
        "false,换货,",
        "true,1,",
        "true,换,",
        "true,都不是,",
    })
    void aLinkIsFollowedByItsTextOrByAPartThatTells(boolean isFresh, String words, @Nullable String article) {
        Choices.Choice choice = Choices.readLinks(OFFERED, isFresh, words, UnaryOperator.identity());

        assertThat(choice instanceof Picked picked ? picked.option().articleId() : null)
                .isEqualTo(article);
    }

    private static Choices.Choice read(String words) {
        return Choices.read(OFFERED, words, UnaryOperator.identity());
    }
}
