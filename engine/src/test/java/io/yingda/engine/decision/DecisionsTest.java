package io.yingda.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private final Decisions decide = new Decisions();

    @Test
    void theHighestSalienceWinsAndTheEarlierAmongEquals() {
        decide.firing("低", 1);
        decide.say("低");
        decide.firing("高", 9);
        decide.say("高");
        decide.firing("也高", 9);
        decide.silence();

        assertThat(decide.winner()).map(Proposal::rule).contains("高");
        assertThat(decide.proposals()).extracting(Proposal::rule).containsExactly("低", "高", "也高");
    }

    @Test
    void notesAddUpOverRules() {
        decide.firing("一", 0);
        decide.tag("愤怒");
        decide.reason("骂人");
        decide.firing("二", 0);
        decide.tag("VIP");
        decide.miss();

        assertThat(decide.winner()).isEmpty();
        assertThat(decide.notes().tags()).containsExactly("愤怒", "VIP");
        assertThat(decide.notes().reasons()).containsExactly("骂人");
        assertThat(decide.notes().miss()).isTrue();
    }

    @Test
    void notesBesideADecisionThatLosesAreDropped() {
        decide.firing("答案", 100);
        decide.answer("returns");
        decide.tag("问退货");
        decide.firing("兜底", 10);
        decide.say("没听懂");
        decide.miss();
        decide.reason("没有候选");
        decide.firing("只记一笔", 0);
        decide.append("双12 快到了");

        assertThat(decide.notes().tags()).containsExactly("问退货");
        assertThat(decide.notes().appended()).containsExactly("双12 快到了");
        assertThat(decide.notes().reasons()).isEmpty();
        assertThat(decide.notes().miss()).isFalse();
    }

    @Test
    void ofARuleThatFiresTwiceOnlyTheFiringThatWinsLeavesNotes() {
        decide.firing("找门店", 5);
        decide.silence();
        decide.topic("门店");
        decide.firing("找门店", 5);
        decide.silence();
        decide.topic("配送");

        assertThat(decide.notes().topic()).isEqualTo("门店");
    }

    @Test
    void choicesOnTheTableAreOfferedAgain() {
        List<Option> options = List.of(new Option("怎么退货", "returns"), new Option("人工", null));
        Conversation choosing = new Conversation(
                1,
                0,
                "Offer",
                null,
                "",
                "",
                options,
                List.of(),
                null,
                Map.of(),
                null,
                null,
                Instant.parse("2026-11-23T02:00:00Z"));

        decide.offerAgain("没有第 7 个：", choosing);

        assertThat(decide.winner()).map(Proposal::decision).contains(new Decision.Offer("没有第 7 个：", options));
    }

    @Test
    void argumentsComeInPairs() {
        assertThatThrownBy(() -> decide.lookUp("orders", "phone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phone");
    }
}
