package io.yingda.server.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.server.TestBot;
import io.yingda.server.TestServer;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small desk for a moment: that nothing is lost, shown twice or out of order; not how fast it is. */
@Timeout(120)
class DeskRunTest {

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

    @Test
    void whatFollowersWriteIsOnTheAgentsPagesOnceAndInOrder(@TempDir Path data) throws Exception {
        DeskOptions options =
                new DeskOptions(10, 30, 50, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(30), 1);
        List<String> told = new ArrayList<>();
        Settings settings = TestServer.settings(Map.of("shop", SHOP), Limits.DEFAULT)
                .with(DeskSettings.DEFAULT.roomy(options.capacity()))
                .withApiAt(WeChatSettings.NOWHERE);
        Clock clock = Clock.systemUTC();
        try (YingdaServer server = YingdaServer.start(
                settings,
                TestBot.deciding(facts -> facts.message().original().equals("转人工")
                        ? new Decision.HandOver("售前", 0, "请稍等")
                        : TestBot.say("好的")),
                new DeskFigures(settings, clock),
                clock,
                List.of(),
                TurnListener.NONE,
                Database.open(new EmbeddedFile(data.resolve("desk.db"))))) {
            DeskReport report = DeskRun.run(
                    server.port(),
                    server.people().firstLink().orElseThrow(),
                    SHOP,
                    List.of("怎么退货", "运费谁出"),
                    options,
                    told::add);

            assertThat(report.agents()).isEqualTo(10);
            assertThat(report.conversations()).isEqualTo(30);
            assertThat(report.messages()).isEqualTo(100);
            assertThat(report.isWhole()).as(report::asText).isTrue();
            assertThat(report.latency().p50()).isPositive();
            assertThat(report.asText()).contains("10 位座席，30 个会话").endsWith("拒收 0，丢失 0，重复 0，乱序 0");
        }
        assertThat(told).hasSize(3);
    }
}
