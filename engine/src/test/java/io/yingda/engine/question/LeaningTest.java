package io.yingda.engine.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.question.Leaning.Degree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaningTest {

    @ParameterizedTest
    @CsvSource({
        "那/r 运费/n 呢/y, 运费",
        "港澳/j 呢/y, 港澳",
        "那/r 要/v 多久/nz, 要多久",
        "多少钱/nz, 多少钱",
        "能/v 转给/v 别人/r 吗/y, 能转给别人吗",
        "过期/v 了/ul 呢/y, 过期了",
        "那/r 如果/c 专票/n 呢/y ?/w, 专票"
    })
    void anAfterthoughtLeansClearly(String said, String words) {
        assertThat(Leaning.of(Words.of(said))).isEqualTo(new Leaning(Degree.CLEARLY, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"积分/n 会/v 退/v 吗/y", "卡/n 多久/nz 过期/v", "停车/nz 收费/vn 吗/y"})
    void aShortQuestionAboutAThingMayStandForItself(String said) {
        assertThat(Leaning.of(Words.of(said)).degree()).isEqualTo(Degree.PERHAPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "那/r 谢谢/v",
                "谢谢/v 呢/y",
                "嗯/e 呢/y",
                "哈哈/o",
                "你/r 是/v 谁/r 呢/y",
                "上海/ns 徐汇店/nz 周末/t 几/m 点/q 关门/nz",
                "有没有/v 适合/v 冬天/t 穿/v 的/uj 毛呢/n 外套/n 呢/y"
            })
    void smallTalkAndWholeQuestionsDoNotLean(String said) {
        assertThat(Leaning.of(Words.of(said)).degree()).isEqualTo(Degree.NOT);
    }

    @Test
    void theTopicIsTheFirstThingNamed() {
        assertThat(Leaning.topic(Words.of("怎么/nz 申请/v 退货/vn"))).isEqualTo("退货");
        assertThat(Leaning.topic(Words.of("怎么/nz 开/v 票/n"))).isEmpty();
        assertThat(Leaning.topic(Words.of("多久/nz 能/v 到/v"))).isEmpty();
    }

    @Test
    void itIsAskedAboutTheTopicUnlessItNamesThat() {
        Leaning leaning = Leaning.of(Words.of("那/r 运费/n 呢/y"));

        assertThat(leaning.about("退货")).isEqualTo("退货运费");
        assertThat(leaning.about("运费")).isEqualTo("运费");
        assertThat(leaning.about("")).isEqualTo("运费");
    }
}
