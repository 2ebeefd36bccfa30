package io.yingda.server.sandbox.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting.Way;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Witness witness = new Witness(Witness.USUAL_MARK, 100);

    @Test
    void whatWasAcknowledgedAndNeverAnsweredIsLost() {
        push("k1", "text", "在吗 #m1#", End.EMPTY);
        push("k2", "text", "运费 #m2#", End.EMPTY);
        push("k3", "text", "人工 #m3#", End.TRANSFERRED);
        push("k4", "text", "没送到 #m4#", End.FAILED);
        push("k5", "event:VIEW", "", End.EMPTY);
        see("在的 #m1#");
        Findings findings = Findings.of(witness);
        assertThat(findings.accepted()).extracting(Pushed::key).containsExactly("k1", "k2", "k3");
        assertThat(findings.lost()).extracting(Pushed::key).containsExactly("k2");
    }

    @Test
    void anAnswerThatCameAfterALaterOneIsOutOfOrder() {
        push("k1", "text", "在吗 #m1#", End.EMPTY);
        push("k2", "text", "运费 #m2#", End.EMPTY);
        see("8 元 #m2#");
        see("在的 #m1#");
        see("再说一遍 #m1#");
        assertThat(Findings.of(witness).outOfOrder())
                .singleElement()
                .extracting(Sighting::words)
                .isEqualTo("在的 #m1#");
    }

    @Test
    void answersInOneBubbleAreInOrder() {
        push("k1", "text", "在吗 #m1#", End.EMPTY);
        push("k2", "text", "运费 #m2#", End.EMPTY);
        see("8 元 #m2#，在的 #m1#");
        assertThat(Findings.of(witness).outOfOrder()).isEmpty();
        assertThat(Findings.of(witness).lost()).isEmpty();
    }

    @Test
    void theSameAnswerAgainIsFoundTwice() {
        push("k1", "text", "在吗 #m1#", End.EMPTY);
        see("在的 #m1#");
        see("在的 #m1#");
        assertThat(Findings.of(witness).twice()).hasSize(1);
    }

    private void push(String key, String kind, String words, End end) {
        witness.pushing(key, "shop", "oLin", kind, words, 1);
        witness.ended(key, end, 1, 2);
    }

    private void see(String words) {
        witness.sees("shop", "oLin", Way.CUSTOMER_SERVICE, new Content.Text(words), null, null, 3);
    }
}
