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
    void argumentsComeInPairs() {
        assertThatThrownBy(() -> decide.lookUp("orders", "phone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phone");
    }
}
