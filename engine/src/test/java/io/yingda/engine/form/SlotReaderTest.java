package io.yingda.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.yingda.engine.fact.Filled;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotReaderTest {

    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static final Map<String, List<String>> STORES = new LinkedHashMap<>();

    static {
        STORES.put("上海徐汇店", List.of("徐汇", "徐家汇"));
        STORES.put("上海浦东店", List.of("浦东"));
        STORES.put("南京新街口店", List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "今天,2026-11-30",
        "就今晚吧,2026-11-30",
        "明天,2026-12-01",
        "明儿下午,2026-12-01",
        "后天上午,2026-12-02",
        "大后天,2026-12-03",
        "昨天下午,2026-11-29",
        "前天,2026-11-28",
        "大前天,2026-11-27",
        "周三,2026-12-02",
        "这周五,2026-12-04",
        "本周日,2026-12-06",
        "下周三,2026-12-09",
        "下个星期天,2026-12-13",
        "下下周一,2026-12-14",
        "上周五,2026-11-27",
        "礼拜六,2026-12-05",
        "周末,2026-12-05",
        "星期2,2026-12-01",
        "月底,2026-11-30",
        "下月初,2026-12-01",
        "下个月底,2026-12-31",
        "下个月15号,2026-12-15",
        "这个月三十号,2026-11-30",
        "12月3号,2026-12-03",
        "十二月三号,2026-12-03",
        "十二月二十一日,2026-12-21",
        "12月3,2026-12-03",
        "1月5日,2027-01-05",
        "明年3月1号,2027-03-01",
        "3号,2026-12-03",
        "三号下午,2026-12-03",
        "30号,2026-11-30",
        "2026-12-03,2026-12-03",
        "2026/12/3,2026-12-03",
        "2026年12月3日,2026-12-03",
        "20261203,2026-12-03",
        "12.3,2026-12-03",
        "12-3,2026-12-03",
        "12/3,2026-12-03",
        "三天后,2026-12-03",
        "5天以后,2026-12-05",
        "过两天,2026-12-02",
        "两天前,2026-11-28",
        "一周后,2026-12-07",
        "两个星期之后,2026-12-14",
        "我想后天过去 大概后天,2026-12-02"
    })
    void readsDays(String words, String day) {
        assertThat(answer(slot(SlotType.DATE), words)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"下周", "改天", "明天或者后天", "2月30号", "13月1号", "不知道", "第3号店", "一会儿"})
    void readsNoDayWhereNoneOrMoreThanOneIsSaid(String words) {
        assertThat(answer(slot(SlotType.DATE), words)).isNull();
    }

    @Test
    void aDayOutOfItsLimitsIsNone() {
        FormSlot toCome = limited(SlotType.DATE, 0.0, 14.0);

        assertThat(answer(toCome, "昨天")).isNull();
        assertThat(answer(toCome, "12月30号")).isNull();
        assertThat(answer(toCome, "12月10号")).isEqualTo("2026-12-10");
    }

    @ParameterizedTest
    @CsvSource({"20号,2026-11-20", "周三,2026-11-25", "11月3号,2026-11-03", "3号,2026-11-03"})
    void theLimitsSayWhetherADayGoneByOrOneToComeIsMeant(String words, String day) {
        assertThat(answer(limited(SlotType.DATE, -30.0, 0.0), words)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "300,300.00",
        "三百块,300.00",
        "1.5万,15000.00",
        "1万,10000.00",
        "两百五,250.00",
        "二百五十,250.00",
        "一千零五,1005.00",
        "一万二,12000.00",
        "三千六,3600.00",
        "十五块,15.00",
        "三块五,3.50",
        "12块8,12.80",
        "十块半,10.50",
        "五毛,0.50",
        "¥128.5,128.50",
        "'3,000元',3000.00",
        "2k,2000.00",
        "大概两千,2000.00",
        "八十多,80.00",
        "一共99,99.00"
    })
    void readsAmounts(String words, String amount) {
        assertThat(answer(slot(SlotType.AMOUNT), words)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "三个,3", "两罐,2", "十二,12", "二十,20", "一百零三,103", "一二三,123", "1.50,1.5", "帮我看一下 要5个,5", "三点五,3.5"})
    void readsNumbers(String words, String number) {
        assertThat(answer(slot(SlotType.NUMBER), words)).isEqualTo(number);
    }

    @Test
    void aNumberOutOfItsLimitsIsNone() {
        assertThat(answer(limited(SlotType.NUMBER, 1.0, 9.0), "12个")).isNull();
        assertThat(answer(slot(SlotType.NUMBER), "3个或者5个")).isNull();
        assertThat(answer(slot(SlotType.NUMBER), "好多")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800000000",
                "138 0000 0000",
                "138-0000-0000",
                "+86 13800000000",
                "8613800000000",
                "手机13800000000谢谢",
                "我的号码是138 00000000,下午打",
                "1 3 8 0 0 0 0 0 0 0 0"
            })
    void readsPhones(String words) {
        assertThat(answer(slot(SlotType.PHONE), words)).isEqualTo("13800000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1380000000", "138000000001", "12800000000", "没有", "02112345678"})
    void readsNoPhoneWhereADigitIsMissing(String words) {
        assertThat(answer(slot(SlotType.PHONE), words)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "h2026112000018,H2026112000018",
        "订单h2026112000018呢,H2026112000018",
        "20261120001,20261120001",
        "单号是20261120001,20261120001",
        "2026 1120 001,20261120001"
    })
    void readsOrderNumbers(String words, String number) {
        assertThat(answer(orders(), words)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026112000", "202611200012", "h20261120", "不记得了"})
    void readsNoOrderNumberOfAnotherShape(String words) {
        assertThat(answer(orders(), words)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,上海徐汇店",
        "第二个,上海浦东店",
        "第三家,南京新街口店",
        "徐家汇那家,上海徐汇店",
        "我在浦东店买的,上海浦东店",
        "新街口,南京新街口店",
        "南京的,南京新街口店",
        "上海浦东店,上海浦东店"
    })
    void readsChoices(String words, String store) {
        assertThat(answer(stores(), words)).isEqualTo(store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"上海", "徐汇或者浦东", "4", "北京", "都不是"})
    void readsNoChoiceWhereItIsOpen(String words) {
        assertThat(answer(stores(), words)).isNull();
    }

    @Test
    void readsACityOfTheList() {
        FormSlot city = new FormSlot(
                "城市",
                SlotType.CITY,
                "哪个城市？",
                "",
                false,
                null,
                null,
                null,
                Map.of("上海", List.of("魔都"), "杭州", List.of()));

        assertThat(answer(city, "上海市")).isEqualTo("上海");
        assertThat(answer(city, "魔都")).isEqualTo("上海");
        assertThat(answer(city, "北京")).isNull();
    }

    @Test
    void aTextIsKeptAsTyped() {
        Said said = new Said("粉色abc水杯", " 粉色ABC水杯 ", "", TODAY, UnaryOperator.identity());

        assertThat(SlotReader.answer(slot(SlotType.TEXT), said))
                .contains(new Filled("项", "粉色ABC水杯", "粉色ABC水杯", "粉色ABC水杯"));
        assertThat(SlotReader.answer(limited(SlotType.TEXT, 10.0, null), said)).isEmpty();
    }

    @Test
    void aPhotoIsAPicture() {
        Said picture = new Said("", "", "media-1", TODAY, UnaryOperator.identity());

        assertThat(SlotReader.answer(slot(SlotType.PHOTO), picture)
                        .orElseThrow()
                        .value())
                .isEqualTo("media-1");
        assertThat(answer(slot(SlotType.PHOTO), "没拍")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"DATE,我想明天去换一件,2026-12-01", "PHONE,我电话13800000000,13800000000", "AMOUNT,付了三百块,300.00", "NUMBER,要5罐奶粉,5"
    })
    void findsWhatCannotBeMistakenInTheFirstSentence(SlotType type, String words, String value) {
        assertThat(found(slot(type), words)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"TEXT,我丢了水杯", "AMOUNT,我要300", "NUMBER,帮我约一个", "DATE,12.3折", "DATE,11月20号买的想明天换"})
    void leavesTheRestOfTheFirstSentenceAlone(SlotType type, String words) {
        assertThat(found(slot(type), words)).isNull();
    }

    @Test
    void findsOptionsByNameOnlyInTheFirstSentence() {
        assertThat(found(stores(), "我在徐汇店丢了伞")).isEqualTo("上海徐汇店");
        assertThat(found(stores(), "我在南京丢了伞")).isNull();
        assertThat(found(stores(), "我要1个")).isNull();
    }

    @Test
    void tellsWhichWordsAValueWasReadFrom() {
        Said said = new Said("查一下h2026112000018到哪了", "查一下Ｈ2026112000018到哪了", "", TODAY, UnaryOperator.identity());

        assertThat(SlotReader.find(orders(), said).orElseThrow().words()).isEqualTo("Ｈ2026112000018");
    }

    @ParameterizedTest
    @EnumSource(SlotType.class)
    void longRowsOfAnythingAreReadQuickly(SlotType type) {
        for (String row : List.of("九", "1", "万", "嗯", "周三", "1-", "那就", "徐汇", "点")) {
            Said said = said(row.repeat(1000));
            FormSlot slot = type == SlotType.ORDER ? orders() : type.isListed() ? stores() : slot(type);

            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                SlotReader.answer(slot, said);
                SlotReader.find(slot, said);
                Steering.agrees(said.text());
                Steering.cancels(said.text());
            });
        }
    }

    private static @Nullable String answer(FormSlot slot, String words) {
        return SlotReader.answer(slot, said(words)).map(Filled::value).orElse(null);
    }

    private static @Nullable String found(FormSlot slot, String words) {
        return SlotReader.find(slot, said(words)).map(Filled::value).orElse(null);
    }

    private static Said said(String words) {
        return new Said(words, words, "", TODAY, UnaryOperator.identity());
    }

    private static FormSlot slot(SlotType type) {
        return limited(type, null, null);
    }

    private static FormSlot limited(SlotType type, @Nullable Double least, @Nullable Double most) {
        return new FormSlot("项", type, "是什么？", "", false, least, most, null, Map.of());
    }

    private static FormSlot orders() {
        Pattern pattern = Pattern.compile("h[0-9]{13}|20[0-9]{9}");
        return new FormSlot("单号", SlotType.ORDER, "单号？", "", false, null, null, pattern, Map.of());
    }

    private static FormSlot stores() {
        return new FormSlot("门店", SlotType.CHOICE, "哪家店？", "", false, null, null, null, STORES);
    }
}
