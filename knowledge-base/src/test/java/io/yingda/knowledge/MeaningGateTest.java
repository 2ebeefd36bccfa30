package io.yingda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeaningGateTest {

    private final MeaningGate gate = new MeaningGate(2, Duration.ZERO);

    @Test
    void asManyEnterAsThereArePlaces() {
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isFalse();
    }

    @Test
    void whoLeavesMakesRoom() {
        gate.enter();
        gate.enter();

        gate.leave();

        assertThat(gate.enter()).isTrue();
    }
}
