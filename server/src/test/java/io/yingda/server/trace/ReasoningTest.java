package io.yingda.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Thresholds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasoningTest {

    private static final Thresholds THRESHOLDS = new Thresholds(.7, .2, .1);

    @Test
    void itSaysHowNearTheBestPhrasingIsAndHowFarTheSecond() {
        Candidate best = candidate(.8, .05, new Evidence("cosine", .97, 2));

        assertThat(Reasoning.of(List.of(best, candidate(.75, .1)), THRESHOLDS)).isEqualTo("与问法『怎么退货』几乎相同；第二名相差很小。");
    }

    @Test
    void whatIsOnlyEnoughForAChoiceSaysSo() {
        Candidate best = candidate(.5, .4, new Evidence("cosine", .9, 2), new Evidence("opposite", 1, -1));

        assertThat(Reasoning.of(List.of(best, candidate(.1, .1)), THRESHOLDS))
                .isEqualTo("与问法『怎么退货』意思很近；但要办的事正好相反；明显领先第二名。只够作选项。");
    }

    @Test
    void itSaysWhyNothingIsHeldToBeTheAnswer() {
        Candidate best = candidate(
                .05,
                .01,
                new Evidence("nearest", .5, 0),
                new Evidence("unknown-words", .8, -1),
                new Evidence("entropy", 2, -1));

        assertThat(Reasoning.of(List.of(best), THRESHOLDS))
                .isEqualTo("看来这些都不是：问题里的词大多没有条目提到，没有哪个问法的意思接近，好几个条目都沾一点边，没有一个突出。");
        assertThat(Reasoning.of(List.of(), THRESHOLDS)).isEqualTo("没有一个条目和问题沾边。");
    }

    private static Candidate candidate(double confidence, double margin, Evidence... evidence) {
        Article article = new Article(
                "return", "怎么退货", List.of(), "七天内可以退。", List.of(), "退换货", List.of(), Set.of(), Validity.ALWAYS);
        return new Candidate(1, article, "怎么退货", confidence, margin, 5, List.of(evidence));
    }
}
