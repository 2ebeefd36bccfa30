package io.yingda.server.desk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Test
    void nobodyCanSayHowLongItTakesWhenNoneWasTaken() {
        assertThat(Places.estimate(0, 0, 3)).isEmpty();
    }

    @Test
    void oneAfterTheOtherIsTakenAsOftenAsInTheLastHour() {
        assertThat(Places.estimate(12, 9 * MINUTE, 3)).contains(Duration.ofMinutes(20));
    }

    @Test
    void whoIsNextWaitsNoLongerThanOthersDid() {
        assertThat(Places.estimate(2, 4 * MINUTE, 0)).contains(Duration.ofMinutes(4));
        assertThat(Places.estimate(60, 4 * MINUTE, 0)).contains(Duration.ofMinutes(1));
    }

    @Test
    void thePlaceIsSaidInWords() {
        assertThat(Places.words(0, Optional.empty())).isEqualTo("下一位就是您");
        assertThat(Places.words(2, Optional.of(Duration.ofSeconds(61)))).isEqualTo("前面还有 2 位，大约要等 2 分钟");
    }
}
