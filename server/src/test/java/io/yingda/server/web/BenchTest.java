package io.yingda.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.TestBot;
import io.yingda.server.measure.Bench;
import io.yingda.server.measure.BenchOptions;
import io.yingda.server.measure.BenchReport;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the load for a moment only: that it measures, not what. */
@Timeout(120)
class BenchTest {

    private static final AccountSettings SAFE = new AccountSettings(
            "safe", "safe", Rig.APP_ID, "gh_1", Rig.TOKEN, Rig.KEY, null, "", Mode.SAFE, DeskKind.YINGDA);

    @Test
    void measuresAServerBesideABareHandler() throws Exception {
        Duration moment = Duration.ofMillis(300);
        List<String> progress = new ArrayList<>();
        try (Rig rig = Rig.start(TestBot.echoing())) {
            BenchReport report = Bench.run(
                    URI.create(rig.url()).getPort(),
                    SAFE,
                    List.of("怎么退货", "运费谁出"),
                    new BenchOptions(100, 8, moment, moment, moment, 1, moment, 1),
                    progress::add);

            assertThat(report.serverPerSecond()).isPositive();
            assertThat(report.barePerSecond()).isPositive();
            assertThat(report.fresh()).isGreaterThanOrEqualTo(0.5);
            assertThat(report.load().replied()).isPositive();
            assertThat(report.load().failed()).isZero();
            assertThat(report.load().acknowledged()).isZero();
            assertThat(report.latency().p99())
                    .isGreaterThanOrEqualTo(report.latency().p50());
            assertThat(report.asText()).contains("最高吞吐", "半载延迟");
        }
        assertThat(progress).hasSize(3);
    }
}
