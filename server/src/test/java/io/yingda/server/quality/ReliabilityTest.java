package io.yingda.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingda.server.quality.Reliability.Bet;
import io.yingda.server.quality.Reliability.Bin;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void comparesConfidenceAndRightAnswersBinByBin() {
        Reliability reliability = Reliability.of(List.of(
                new Bet(.82, true, 1),
                new Bet(.88, true, 1),
                new Bet(.85, false, 2),
                new Bet(1, true, 1),
                new Bet(0, false, 1)));

        assertThat(reliability.bins()).hasSize(10);
        Bin bin = reliability.bins().get(8);
        assertThat(bin.predicted()).isEqualTo(.85, EXACT);
        assertThat(bin.observed()).isEqualTo(.5, EXACT);
        assertThat(bin.count()).isEqualTo(3);
        assertThat(reliability.bins().get(9).count()).isEqualTo(1);
        assertThat(reliability.bins().get(0).count()).isEqualTo(1);
        // Only the four of six in that bin are off, by .35.
        assertThat(reliability.error()).isEqualTo(.35 * 4 / 6, EXACT);
        assertThat(reliability.count()).isEqualTo(5);
    }

    @Test
    void withoutQuestionsThereIsNoError() {
        assertThat(Reliability.of(List.of()).error()).isZero();
    }
}
