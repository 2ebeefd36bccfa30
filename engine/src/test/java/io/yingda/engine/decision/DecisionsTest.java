package io.yingda.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void argumentsComeInPairs() {
        assertThatThrownBy(() -> decide.lookUp("orders", "phone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phone");
    }
}
