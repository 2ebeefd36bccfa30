package io.yingda.server.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HookLineTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    @Test
    void oneThatTakesNothingRestsLongerEachTimeAndIsTriedWithOneThing() {
        HookLine line = new HookLine(Duration.ofSeconds(5));
        assertThat(line.begins(NOW)).isTrue();
        assertThat(line.begins(NOW)).as("while it is being told").isFalse();
        line.ended(true, false, NOW);

        assertThat(line.begins(NOW.plusSeconds(4))).isFalse();
        assertThat(line.begins(NOW.plusSeconds(5))).isTrue();
        assertThat(line.most()).isEqualTo(1);
        line.ended(true, false, NOW.plusSeconds(5));
        assertThat(line.begins(NOW.plusSeconds(14))).isFalse();

        assertThat(line.begins(NOW.plusSeconds(15))).isTrue();
        line.ended(true, true, NOW.plusSeconds(15));
        assertThat(line.begins(NOW.plusSeconds(15))).isTrue();
        assertThat(line.most()).isGreaterThan(1);
    }
}
