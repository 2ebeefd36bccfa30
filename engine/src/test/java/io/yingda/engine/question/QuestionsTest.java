package io.yingda.engine.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            退货运费谁出?还有积分会退吗              | 退货运费谁出 / 积分会退吗
            发票怎么开,多久能到                    | 发票怎么开 / 多久能到
            1.怎么退货 2.运费谁出 3、退款几天到      | 怎么退货 / 运费谁出 / 退款几天到
            你好,请问徐汇店几点关门?另外停车收费吗?谢谢 | 徐汇店几点关门 / 停车收费吗
            我昨天买的奶粉,还没开封,能退吗?运费谁出   | 我昨天买的奶粉,还没开封,能退吗 / 运费谁出
            怎么退货。运费谁出!积分呢               | 怎么退货 / 运费谁出 / 积分呢
            满多少包邮,顺便问一下能合并发货吗        | 满多少包邮 / 能合并发货吗
            运费怎么算再问一下积分怎么用             | 运费怎么算 / 积分怎么用
            有黑色、白色吗?多少钱                  | 有黑色、白色吗 / 多少钱
            怎么退货???运费谁出?                  | 怎么退货 / 运费谁出
            「年货节」几号开始?怎么报名             | 「年货节」几号开始 / 怎么报名
            能不能退 运费谁出                      | 能不能退 / 运费谁出
            """)
    void severalQuestionsAreToldApart(String text, String questions) {
        assertThat(split(text)).containsExactly(questions.split(" / "));
    }

    @Test
    void eachLineMayBeAQuestion() {
        assertThat(split("怎么退货\n运费谁出\n\n多久到账")).containsExactly("怎么退货", "运费谁出", "多久到账");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "怎么退货",
                "怎么退货？？",
                "你好？在吗？怎么退货",
                "我昨天买的奶粉,还没开封,能退吗",
                "有黑色、白色、红色吗",
                "我的单号是 H2026112300001,到哪了?",
                "满 1,000 减多少",
                "页面写着“怎么退?运费谁出?”是什么意思",
                "到了一箱,还有一箱没影,是不是分着寄的",
                "前天到的,另外五罐没动过,怎么算",
                "我介绍了三个同事都下单了,另外两个呢",
                "还有多久到",
                "券能用吗还有几天过期",
                "积分能换现金吗,还是只能换券",
                "快递好几天没动,怎么回事?怎么办?",
                "可以退货吗?可以吗?",
                "花呗?怎么会成为负数",
                "谢谢!好的。知道了",
                "急!!!在线等!怎么退货"
            })
    void oneQuestionStaysWhole(String text) {
        assertThat(split(text.replace('？', '?'))).isEmpty();
    }

    @Test
    void onlyACommaIsALooseCut() {
        assertThat(Questions.in("发票怎么开,多久能到")).extracting(Question::loose).containsExactly(false, true);
        assertThat(Questions.in("发票怎么开?,多久能到")).extracting(Question::loose).containsExactly(false, false);
    }

    @Test
    void aStoryIsNotCut() {
        assertThat(split("怎么退?运费谁出?".repeat(50))).isEmpty();
    }

    private static List<String> split(String text) {
        return Questions.in(text).stream()
                .map(question -> text.substring(question.start(), question.end()))
                .toList();
    }
}
