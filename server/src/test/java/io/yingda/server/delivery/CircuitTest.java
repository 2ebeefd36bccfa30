package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Circuit circuit = new Circuit();

    @Test
    void opensAfterSomeFailuresInARow() {
        fail(4);
        circuit.answered();
        fail(4);
        assertThat(circuit.state(NOON)).isEqualTo(Circuit.State.CLOSED);

        fail(1);
        assertThat(circuit.state(NOON)).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.admits(NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void letsOneCallTryWhetherTheApiIsBack() {
        fail(5);
        Instant later = NOON.plusSeconds(2);

        assertThat(circuit.rests(later)).isFalse();
        assertThat(circuit.admits(later)).isTrue();
        assertThat(circuit.rests(later)).isTrue();
        assertThat(circuit.admits(later)).isFalse();

        circuit.answered();
        assertThat(circuit.state(later)).isEqualTo(Circuit.State.CLOSED);
        assertThat(circuit.admits(later)).isTrue();
    }

    @Test
    void restsTwiceAsLongEachTimeUpToAMinute() {
        Instant at = NOON;
        fail(5);
        for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
            assertThat(circuit.state(at.plusSeconds(seconds - 1))).isEqualTo(Circuit.State.OPEN);
            at = at.plusSeconds(seconds);
            assertThat(circuit.admits(at)).isTrue();
            circuit.failed(at);
        }
    }

    @Test
    void whatWasAdmittedAndNotCalledLeavesTheTryToAnother() {
        fail(5);
        assertThat(circuit.admits(NOON.plusSeconds(2))).isTrue();
        circuit.notCalled();
        assertThat(circuit.admits(NOON.plusSeconds(2))).isTrue();
    }

    @Test
    void isDownWhileNothingHasComeOfAnyCallForLong() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(circuit.isDown(minute, NOON.plusSeconds(600))).isFalse();
        fail(5);
        assertThat(circuit.isDown(minute, NOON.plusSeconds(59))).isFalse();
        assertThat(circuit.isDown(minute, NOON.plusSeconds(60))).isTrue();

        assertThat(circuit.admits(NOON.plusSeconds(60))).isTrue();
        circuit.failed(NOON.plusSeconds(60));
        assertThat(circuit.isDown(minute, NOON.plusSeconds(61))).isTrue();

        circuit.answered();
        assertThat(circuit.isDown(minute, NOON.plusSeconds(600))).isFalse();
    }

    @Test
    void callsThatFailWhileItRestsDoNotMakeItRestLonger() {
        fail(20);

        assertThat(circuit.admission(NOON.plusSeconds(2))).isEqualTo(Circuit.Admission.TRIAL);
        assertThat(circuit.admission(NOON.plusSeconds(2))).isEqualTo(Circuit.Admission.NONE);
        circuit.answered();
        assertThat(circuit.admission(NOON.plusSeconds(2))).isEqualTo(Circuit.Admission.CALL);
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            circuit.failed(NOON);
        }
    }
}
