package io.yingda.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ChaosRunTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostDoubledOrOutOfOrderWhenTheServerIsKilledFiveTimes() throws Exception {
        ChaosReport report = ChaosRun.run(
                ChaosOptions.SHORT, new EmbeddedFile(folder.resolve("chaos.db")), 1, folder, progress -> {});

        assertSound(report, 5);
    }

    @Test
    void norWhenTwoServersShareAPostgresqlAndOneAtATimeIsKilled() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.POSTGRESQL)) {
            ChaosReport report = ChaosRun.run(ChaosOptions.SHORT.killing(3), store.place(), 2, folder, progress -> {});

            assertSound(report, 3);
        }
    }

    private static void assertSound(ChaosReport report, int kills) {
        assertThat(report.passed()).as(report.asText()).isTrue();
        assertThat(report.unexplained()).as(report.asText()).isZero();
        assertThat(report.kills()).isEqualTo(kills);
        assertThat(report.accepted()).isGreaterThan(100);
        assertThat(report.tally().customerService()).isPositive();
        assertThat(report.asText())
                .matches("(?s).*\naccepted \\d+, lost 0, doubled 0, reordered 0, delivered twice \\d+, kills " + kills);
    }
}
