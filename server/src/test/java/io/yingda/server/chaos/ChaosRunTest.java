package io.yingda.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.settings.StoreSettings.EmbeddedFile;
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
        List<String> told = new CopyOnWriteArrayList<>();

        ChaosReport report =
                ChaosRun.run(ChaosOptions.SHORT, new EmbeddedFile(folder.resolve("chaos.db")), 1, folder, told::add);

        String course = String.join("\n", told) + '\n' + report.asText();
        assertThat(report.passed()).as("%s", course).isTrue();
        assertThat(report.unexplained()).as("%s", course).isZero();
        assertThat(report.kills()).isEqualTo(5);
        assertThat(report.accepted()).isGreaterThan(100);
        assertThat(report.tally().customerService()).isPositive();
        assertThat(report.asText())
                .matches("(?s).*\naccepted \\d+, lost 0, doubled 0, reordered 0, delivered twice \\d+, kills 5");
    }
}
