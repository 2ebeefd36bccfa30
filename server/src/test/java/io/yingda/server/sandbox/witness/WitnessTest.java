package io.yingda.server.sandbox.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WitnessTest {

    private final Witness witness = new Witness(Witness.USUAL_MARK, 3);

    @Test
    void aMarkTellsWhichMessageAnAnswerIsTo() {
        push("k1", "在吗 #m1#");
        push("k2", "运费 #m2#");
        see(Way.CUSTOMER_SERVICE, "8 元 #m2# 在的 #m1#", null);
        assertThat(witness.sightings(row -> true))
                .singleElement()
                .extracting(Sighting::turns)
                .isEqualTo(List.of("k2", "k1"));
    }

    @Test
    void aPassiveReplyIsToThePushItCameBackOn() {
        push("k1", "在吗");
        see(Way.PASSIVE, "在的", "k1");
        assertThat(witness.sightings(row -> true)).singleElement().satisfies(row -> {
            assertThat(row.turns()).containsExactly("k1");
            assertThat(row.again()).isFalse();
        });
    }

    @Test
    void theSameAnswerToTheSameMessageIsSeenAgain() {
        push("k1", "在吗 #m1#");
        see(Way.PASSIVE, "在的 #m1#", "k1");
        see(Way.CUSTOMER_SERVICE, "在的 #m1#", null);
        assertThat(witness.tally().seenAgain()).isEqualTo(1);
    }

    @Test
    void theSameWordsToAnotherMessageAreNot() {
        push("k1", "在吗");
        push("k2", "在吗");
        see(Way.PASSIVE, "在的", "k1");
        see(Way.PASSIVE, "在的", "k2");
        assertThat(witness.tally().seenAgain()).isZero();
    }

    @Test
    void onlyTheFirstEndCounts() {
        push("k1", "在吗");
        witness.ended("k1", End.ANSWERED, 1, 5);
        witness.ended("k1", End.FAILED, 3, 6);
        Tally tally = witness.tally();
        assertThat(tally.answered()).isEqualTo(1);
        assertThat(tally.failed()).isZero();
        assertThat(tally.underWay()).isZero();
        assertThat(tally.acknowledged()).isEqualTo(1);
        assertThat(tally.attempts()).isEqualTo(4);
    }

    @Test
    void rowsMakeRoomAndCountsGoOn() {
        for (int number = 1; number <= 5; number++) {
            push("k" + number, "在吗");
            witness.ended("k" + number, End.EMPTY, 1, number);
        }
        assertThat(witness.pushes(row -> true)).extracting(Pushed::key).containsExactly("k3", "k4", "k5");
        assertThat(witness.tally().pushed()).isEqualTo(5);
        assertThat(witness.tally().empty()).isEqualTo(5);
        assertThat(witness.tally().dropped()).isEqualTo(2);
    }

    @Test
    void aDoubleAndARefusalAreCounted() {
        push("k1", "在吗");
        witness.doubled("k1", 2);
        witness.called(0);
        witness.called(45047);
        witness.called(45047);
        assertThat(witness.pushes(row -> true))
                .singleElement()
                .extracting(Pushed::doubles)
                .isEqualTo(1);
        assertThat(witness.tally().apiCalls()).isEqualTo(3);
        assertThat(witness.tally().refusals()).containsExactly(Map.entry(45047, 2L));
    }

    @Test
    void clearingForgetsEverything() {
        push("k1", "在吗 #m1#");
        see(Way.PASSIVE, "在的", "k1");
        witness.clear();
        assertThat(witness.pushes(row -> true)).isEmpty();
        assertThat(witness.sightings(row -> true)).isEmpty();
        assertThat(witness.tally().pushed()).isZero();
    }

    private void push(String key, String words) {
        witness.pushing(key, "shop", "oLin", "text", words, 1);
    }

    private void see(Way way, String words, @Nullable String key) {
        witness.sees("shop", "oLin", way, new Content.Text(words), key, null, 2);
    }
}
