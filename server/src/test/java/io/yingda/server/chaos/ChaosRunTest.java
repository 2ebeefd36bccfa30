package io.yingda.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.settings.StoreSettings;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ChaosRunTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostDoubledOrOutOfOrderWhenTheServerIsKilledFiveTimes() throws Exception {
        ChaosReport report = sound(ChaosOptions.SHORT, new EmbeddedFile(folder.resolve("chaos.db")), 1, 5);

        assertThat(report.unexplained()).as("%s", report.asText()).isZero();
    }

    @Test
    void norWhenTwoServersShareAPostgresqlAndOneAtATimeIsKilled() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.POSTGRESQL)) {
            sound(ChaosOptions.SHORT.killing(3), store.place(), 2, 3);
        }
    }

    private ChaosReport sound(ChaosOptions options, StoreSettings.Place place, int nodes, int kills) throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();

        ChaosReport report = ChaosRun.run(options, place, nodes, folder, told::add);

        String course = String.join("\n", told) + '\n' + report.asText();
        assertThat(report.passed()).as("%s", course).isTrue();
        assertThat(report.kills()).isEqualTo(kills);
        assertThat(report.accepted()).isGreaterThan(100);
        assertThat(report.tally().customerService()).isPositive();
        assertThat(report.asText())
                .matches("(?s).*\naccepted \\d+, lost 0, doubled 0, reordered 0, delivered twice \\d+, kills " + kills);
        return report;
    }
}
