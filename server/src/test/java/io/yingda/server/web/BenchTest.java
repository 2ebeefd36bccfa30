package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.TestBot;
import io.yingda.server.measure.Bench;
import io.yingda.server.measure.BenchOptions;
import io.yingda.server.measure.BenchPart;
import io.yingda.server.measure.BenchReport;
import io.yingda.server.measure.BenchReport.Load;
import io.yingda.server.measure.BenchReport.Measured;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the load for a moment only: that it measures, not what. */
@Timeout(120)
class BenchTest {

    private static final AccountSettings SAFE = new AccountSettings(
            "safe", "safe", Rig.APP_ID, "gh_1", Rig.TOKEN, Rig.KEY, null, "", Mode.SAFE, DeskKind.YINGDA);

    @Test
    void measuresServersBesideABareHandler() throws Exception {
        Duration moment = Duration.ofMillis(300);
        List<String> progress = new ArrayList<>();
        try (Rig rig = Rig.start(TestBot.echoing());
                Bench bench = Bench.start(
                        SAFE,
                        List.of("怎么退货", "运费谁出"),
                        // So many followers that none writes twice at a time, and each message has a reply of its own.
                        new BenchOptions(100_000, 8, moment, moment, moment, moment, 1, moment, 1),
                        progress::add)) {
            int port = URI.create(rig.url()).getPort();
            Measured first = bench.measure(BenchPart.MEMORY, port);
            Measured second = bench.measure(BenchPart.SQLITE, port);
            BenchReport report = new BenchReport(Map.of(BenchPart.MEMORY, first));

            assertThat(first.perSecond()).isPositive();
            assertThat(first.barePerSecond()).isPositive();
            assertThat(first.ratio()).isEqualTo(first.perSecond() / first.barePerSecond());
            assertThat(first.fresh()).isGreaterThanOrEqualTo(0.5);
            assertThat(first.loads()).singleElement().satisfies(load -> {
                assertThat(load.answers().replied()).isPositive();
                assertThat(load.answers().failed()).isZero();
                assertThat(load.answers().acknowledged()).isZero();
                assertThat(load.latency().p99())
                        .isGreaterThanOrEqualTo(load.latency().p50());
            });
            assertThat(second.loads()).extracting(Load::share).containsExactly(.5, .7);
            assertThat(report.failures()).isZero();
            assertThat(report.asText()).contains("内存", "最高吞吐", "50 % 负载");
            assertThat(new ObjectMapper()
                            .valueToTree(report)
                            .path("memory")
                            .path("perSecond")
                            .asDouble())
                    .isEqualTo(first.perSecond());
        }
        assertThat(progress).hasSize(7);
    }
}
