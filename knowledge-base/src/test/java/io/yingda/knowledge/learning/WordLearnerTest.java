package io.yingda.knowledge.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordLearnerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final List<String> THINGS =
            List.of("奶粉", "推车", "尿裤", "游泳卡", "会员卡", "优惠券", "积分", "发票", "安全座椅", "吸奶器", "童装", "绘本", "辅食", "奶瓶", "湿巾");

    @Test
    void contentWithManyPhrasingsIsRehearsed() throws InterruptedException {
        Calibration calibration = calibration(LearningSettings.USUAL);

        assertThat(calibration.rehearsal()).hasSizeGreaterThan(100);
        assertThat(calibration.rehearsal()).anyMatch(one -> one.isRight()).anyMatch(one -> !one.isRight());
    }

    @Test
    void itStaysAsShippedWhateverTheTolerance() throws InterruptedException {
        Calibration calibration = calibration(LearningSettings.USUAL.tolerating(.01));

        assertThat(calibration.isFitted()).isFalse();
        assertThat(calibration.thresholds())
                .isEqualTo(calibration(LearningSettings.USUAL).thresholds());
    }

    @Test
    void withLabelsLessToleranceAsksForMoreConfidence() throws InterruptedException {
        LearningSettings taught = LearningSettings.USUAL.with(labels(150, true));

        assertThat(calibration(taught).isFitted()).isTrue();
        assertThat(calibration(taught.tolerating(.0001)).thresholds().answer())
                .isGreaterThan(calibration(taught.tolerating(.4)).thresholds().answer());
    }

    @Test
    void aFewLabelsChangeNothing() throws InterruptedException {
        Calibration without = calibration(LearningSettings.USUAL);
        Calibration with = calibration(LearningSettings.USUAL.with(labels(40, true)));

        assertThat(with.taught().labels()).isEqualTo(40);
        assertThat(with.taught().taken()).isFalse();
        assertThat(with.rehearsal()).isEqualTo(without.rehearsal());
        assertThat(with.thresholds()).isEqualTo(without.thresholds());
    }

    @Test
    void labelsThatSayItIsMostlyWrongMakeItLessSure() throws InterruptedException {
        double before = confidence(LearningSettings.USUAL);
        LearningSettings taught = LearningSettings.USUAL.with(labels(150, false));

        assertThat(calibration(taught).taught().taken()).isTrue();
        assertThat(calibration(taught).taught().lossAfter())
                .isLessThan(calibration(taught).taught().lossBefore());
        assertThat(confidence(taught)).isLessThan(before);
    }

    @Test
    void labelsThatTeachNothingAreNotTaken() throws InterruptedException {
        // Each is right as often as the confidence says.
        Random chance = new Random(3);
        List<Asked> labels = new ArrayList<>();
        try (LocalKnowledgeBase base = base(LearningSettings.USUAL)) {
            for (Asked asked : labels(150, true)) {
                Candidate first = first(base, asked.text());
                labels.add(new Asked(
                        "", asked.text(), chance.nextDouble() < first.confidence() ? Set.of(first.id()) : Set.of()));
            }
        }
        Calibration without = calibration(LearningSettings.USUAL);
        Calibration with = calibration(LearningSettings.USUAL.with(labels));

        assertThat(with.taught().taken()).isFalse();
        assertThat(with.rehearsal()).isEqualTo(without.rehearsal());
    }

    @Test
    void labelsThatArePhrasingsTellNothingNew() throws InterruptedException {
        List<Asked> labels = new ArrayList<>();
        articles()
                .forEach(article -> article.phrasings()
                        .forEach(phrasing -> labels.add(new Asked("", phrasing, Set.of(article.id())))));

        assertThat(calibration(LearningSettings.USUAL.with(labels)).taught().labels())
                .isZero();
    }

    private static List<Asked> labels(int most, boolean right) {
        List<Asked> labels = new ArrayList<>();
        for (String ending : List.of("谢谢", "急", "在线等", "麻烦了", "问一下")) {
            for (Article article : articles()) {
                if (labels.size() < most) {
                    labels.add(new Asked("", article.question() + ending, right ? Set.of(article.id()) : Set.of()));
                }
            }
        }
        return labels;
    }

    private static double confidence(LearningSettings settings) throws InterruptedException {
        try (LocalKnowledgeBase base = base(settings)) {
            return first(base, "你好，奶粉怎么退货").confidence();
        }
    }

    private static Calibration calibration(LearningSettings settings) throws InterruptedException {
        try (LocalKnowledgeBase base = base(settings)) {
            return base.calibration();
        }
    }

    private static LocalKnowledgeBase base(LearningSettings settings) throws InterruptedException {
        LocalKnowledgeBase base = LocalKnowledgeBase.of(articles(), new WordLearner(settings));
        base.awaitLearning();
        return base;
    }

    private static Candidate first(LocalKnowledgeBase base, String question) {
        return base.search(base.understand("", question), DAY, 3).candidates().getFirst();
    }

    private static List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        for (String thing : THINGS) {
            articles.add(article("return-" + thing, thing + "怎么退货", thing + "能退吗", "不想要" + thing + "了"));
            articles.add(article("price-" + thing, thing + "多少钱", thing + "贵不贵", "什么价格买" + thing));
            articles.add(article("where-" + thing, "哪里有" + thing, thing + "在几楼", "门店卖不卖" + thing));
        }
        return articles;
    }

    private static Article article(String id, String question, String... similar) {
        return new Article(id, question, List.of(similar), id, List.of(), "", List.of(), Set.of(), Validity.ALWAYS);
    }
}
