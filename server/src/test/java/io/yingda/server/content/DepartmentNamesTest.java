package io.yingda.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules file tickets with departments that the settings know. */
class DepartmentNamesTest {

    private static final String FILING = SmallMerchant.RULES + """

            rule "丢东西"
              salience 100
            when
              Message(text contains "丢了")
            then
              decide.openTicket("門店服务", "已经登记。", "物品", "水杯");
            end
            """;

    @TempDir
    Path folder;

    private MerchantHome home;

    @BeforeEach
    void rulesFileTickets() throws IOException {
        home = SmallMerchant.in(folder);
        SmallMerchant.write(folder, "rules/drl/answers.drl", FILING);
        String scenarios = Files.readString(folder.resolve("rules/scenarios/answers.yaml"));
        SmallMerchant.write(folder, "rules/scenarios/answers.yaml", scenarios + """
                - scenario: 丢了东西就开工单
                  account: shop
                  turns:
                    - text: 杯子丢了
                      candidates: []
                      expect: {decision: OpenTicket, queue: 門店服务, reply: [已经登记]}
                """);
    }

    private List<String> errors(String settings) throws IOException, InterruptedException {
        SmallMerchant.write(
                folder, "yingda.yaml", Files.readString(home.settings()) + settings + "\nknowledge: {model: none}\n");
        return ContentCheck.run(home, Map.of("SHOP_TOKEN", "token123"), LocalDate.of(2026, 11, 23)).problems().stream()
                .map(Problem::asLine)
                .filter(line -> line.contains("开工单"))
                .toList();
    }

    @Test
    void aDepartmentNobodyDeclaredIsAnErrorThatSaysWhatWasMeant() throws Exception {
        assertThat(errors("tickets: {departments: {门店服务: {}}}"))
                .singleElement()
                .asString()
                .startsWith("rules/scenarios/answers.yaml:")
                .contains("错误", "部门“門店服务”", "您是不是想写“门店服务”？");
    }

    @Test
    void aQueueOfTheDeskIsADepartmentToo() throws Exception {
        assertThat(errors("tickets: {departments: {仓库: {}}}\ndesk: {queues: {門店服务: {}}}"))
                .isEmpty();
    }

    @Test
    void whereNoneIsDeclaredAnyNameIsFine() throws Exception {
        assertThat(errors("")).isEmpty();
    }
}
