package io.yingda.server.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakReportTest {

    private static final int MINUTES = 30;

    @Test
    void memoryThatRisesOnlyWhileCachesFillIsFlat() {
        SoakReport report = report(minute -> 100 + Math.min(minute, 8) * 10L);

        assertThat(report.passed()).isTrue();
        assertThat(report.asText()).contains("平稳").doesNotContain("上升");
    }

    @Test
    void memoryThatRisesToTheEndIsNotFlat() {
        SoakReport report = report(minute -> 100 + minute * 5L);

        assertThat(report.passed()).isFalse();
        assertThat(report.asText()).contains("上升");
    }

    @Test
    void aSinglePeakIsNoRise() {
        assertThat(report(minute -> minute == 25 ? 900 : 100).passed()).isTrue();
    }

    @Test
    void whatIsStoredIsCountedFromTheEndOfTheFirstMinuteOn() {
        assertThat(report(minute -> 100).bytesPerMessage()).isEqualTo(2_000);
    }

    @Test
    void aLostMessageIsNoSuccess() {
        SoakReport flat = report(minute -> 100);

        assertThat(SoakReport.of(flat.minutes(), 1).passed()).isFalse();
    }

    @Test
    void aFewMinutesTellNothing() {
        SoakReport report = SoakReport.of(report(minute -> minute).minutes().subList(0, 5), 0);

        assertThat(report.courses()).isNull();
        assertThat(report.passed()).isTrue();
    }

    /** Every minute takes 3,000 messages, whose storing takes 2,000 bytes each. */
    private static SoakReport report(IntToLongFunction megabytes) {
        List<SoakMinute> minutes = IntStream.rangeClosed(1, MINUTES)
                .mapToObj(number -> {
                    long memory = megabytes.applyAsLong(number) * 1_000_000;
                    return new SoakMinute(number, 3_000, 0, 1, 5, memory, memory, 50_000 + number * 6_000_000L);
                })
                .toList();
        return SoakReport.of(minutes, 0);
    }
}
