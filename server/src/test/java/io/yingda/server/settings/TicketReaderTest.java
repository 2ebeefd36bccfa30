package io.yingda.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import io.yingda.server.settings.TicketSettings.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketReaderTest {

    private static final String SHOP = """
            accounts:
              shop: {appId: wx00000000hemiao01, originalId: gh_hemiao000001, token: tok12345, mode: plain}
            """;
    private static final Map<String, String> SECRETS =
            Map.of("HOOK", "secret-0123456789", "TOKEN", "token-0123456789", "SHORT", "abc");

    @TempDir
    Path home;

    private SettingsReading read(String yaml) throws IOException {
        Path file = Files.writeString(home.resolve("yingda.yaml"), SHOP + yaml);
        return SettingsReader.read(file, SECRETS);
    }

    @Test
    void departmentsHaveTheirTimeAndTheirHook() throws IOException {
        TicketSettings tickets = read("""
                        tickets:
                          deadlineHours: 72
                          closeHours: 24
                          token: ${TOKEN}
                          departments:
                            门店服务: {deadlineHours: 24, hook: "https://desk.example.com/in", secret: "${HOOK}"}
                            仓库:
                        """).settings().orElseThrow().tickets();

        assertThat(tickets.names()).containsExactly("门店服务", "仓库");
        assertThat(tickets.department("门店服务").deadline()).isEqualTo(Duration.ofDays(1));
        assertThat(tickets.department("门店服务").hook()).extracting(Hook::secret).isEqualTo("secret-0123456789");
        assertThat(tickets.department("仓库").deadline()).isEqualTo(Duration.ofDays(3));
        assertThat(tickets.department("别的").deadline()).isEqualTo(Duration.ofDays(3));
        assertThat(tickets.closing()).isEqualTo(Duration.ofDays(1));
        assertThat(tickets.token()).isEqualTo("token-0123456789");
        assertThat(tickets.toString() + tickets.department("门店服务")).doesNotContain("0123456789");
    }

    @Test
    void withoutThemEveryDepartmentHasTwoDaysAndNobodyElseMayChangeTickets() throws IOException {
        TicketSettings tickets = read("").settings().orElseThrow().tickets();

        assertThat(tickets.department("售后").deadline()).isEqualTo(Duration.ofDays(2));
        assertThat(tickets.closing()).isEqualTo(Duration.ofDays(3));
        assertThat(tickets.token()).isNull();
    }

    @Test
    void everyProblemIsReportedWithItsLineAndField() throws IOException {
        List<Problem> problems = read("""
                tickets:
                  deadlineHours: 0
                  token: written-in-the-file
                  departments:
                    门店服务: {hook: "ftp://x", secret: "${SHORT}"}
                    仓库: {hook: "https://desk.example.com/in"}
                  departement: 售后
                """).problems();

        assertThat(problems).extracting(Problem::line).containsExactly(4, 5, 7, 7, 8, 9);
        assertThat(problems.toString())
                .contains("deadlineHours", "tickets.token 是密钥", "hook 应当是", "secret 太短", "hook 和 secret 要一起写")
                .contains("departement")
                .doesNotContain("abc,");
    }
}
