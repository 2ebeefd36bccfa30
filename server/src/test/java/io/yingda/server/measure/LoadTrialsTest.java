package io.yingda.server.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.TestServer;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small campaign and a short day, against a server on a real file. */
@Timeout(180)
class LoadTrialsTest {

    private static final AccountSettings SHOP = new AccountSettings(
            "shop",
            "shop",
            "wxb11529c136998cb6",
            "gh_1",
            "tok12345",
            "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
            null,
            "",
            Mode.SAFE,
            DeskKind.YINGDA);
    private static final List<String> QUESTIONS = List.of("怎么退货", "运费谁出");
    private static final BurstOptions SMALL =
            new BurstOptions(2_000, Duration.ofSeconds(3), 500, 200, Duration.ofMillis(500), Duration.ofMinutes(1), 1);

    @TempDir
    Path data;

    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(new EmbeddedFile(data.resolve("trial.db")));
    }

    @Test
    void aBurstIsTakenAnsweredAndFinished() throws Exception {
        BurstReport report = burst(Limits.DEFAULT);

        assertThat(report.messages()).isEqualTo(2_000);
        assertThat(report.refused()).isZero();
        assertThat(report.lost()).isZero();
        assertThat(report.inTime() + report.later()).isEqualTo(2_000);
        assertThat(report.passed()).isTrue();
        assertThat(report.asText()).contains("500 个粉丝发来 2,000 条").endsWith("拒收 0，丢失 0");
    }

    @Test
    void whatIsRefusedIsToldAndIsNoSuccess() throws Exception {
        Limits noRoom = new Limits(Limits.DEFAULT.passiveWindow(), 512 * 1024, 0, 2_000, 100);

        BurstReport report = burst(noRoom);

        assertThat(report.refused()).isEqualTo(2_000);
        assertThat(report.lost()).isZero();
        assertThat(report.passed()).isFalse();
    }

    @Test
    void aSoakLooksAtTheServerEveryMinute() throws Exception {
        List<SoakMinute> told = new ArrayList<>();
        try (YingdaServer server = TestServer.echoing(Map.of("shop", SHOP), Limits.DEFAULT, database)) {
            SoakReport report = SoakRun.run(
                    server.port(),
                    database,
                    data,
                    SHOP,
                    QUESTIONS,
                    new SoakOptions(2, Duration.ofMillis(500), 200, 100, 20, 1),
                    told::add);

            assertThat(report.minutes()).isEqualTo(told).hasSize(2);
            assertThat(report.messages()).isEqualTo(200);
            assertThat(report.failed()).isZero();
            assertThat(report.lost()).isZero();
            assertThat(told).allSatisfy(minute -> {
                assertThat(minute.heap()).isPositive();
                assertThat(minute.stored()).isPositive();
            });
            assertThat(report.asText()).contains("共 2 分钟", "看不出");
        }
    }

    private BurstReport burst(Limits limits) throws Exception {
        try (YingdaServer server = TestServer.echoing(Map.of("shop", SHOP), limits, database)) {
            return BurstRun.run(server.port(), database, SHOP, QUESTIONS, SMALL, step -> {});
        }
    }
}
