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

/** Rules hand over to queues that the settings declare. */
class QueueNamesTest {

    private static final String HANDING_OVER = SmallMerchant.RULES + """

            rule "找人"
              salience 100
            when
              Message(text contains "人工")
            then
              decide.handOver(Cause.FOLLOWER, "售後", 0, "请稍等");
            end
            """;

    @TempDir
    Path folder;

    private MerchantHome home;

    @BeforeEach
    void rulesHandOver() throws IOException {
        home = SmallMerchant.in(folder);
        SmallMerchant.write(folder, "rules/drl/answers.drl", HANDING_OVER);
        String scenarios = Files.readString(folder.resolve("rules/scenarios/answers.yaml"));
        SmallMerchant.write(folder, "rules/scenarios/answers.yaml", scenarios + """
                - scenario: 要人工就转
                  account: shop
                  turns:
                    - text: 人工
                      candidates: []
                      expect: {decision: HandOver, queue: 售後, reply: [请稍等]}
                """);
    }

    private List<String> errors(String desk) throws IOException, InterruptedException {
        SmallMerchant.write(
                folder, "yingda.yaml", Files.readString(home.settings()) + desk + "\nknowledge: {model: none}\n");
        return ContentCheck.run(home, Map.of("SHOP_TOKEN", "token123"), LocalDate.of(2026, 11, 23)).problems().stream()
                .map(Problem::asLine)
                .filter(line -> line.contains("技能组"))
                .toList();
    }

    @Test
    void aQueueThatIsNotDeclaredIsAnErrorThatSaysWhatWasMeant() throws Exception {
        assertThat(errors("desk: {queues: {售后: {}, 门店: {}}}"))
                .singleElement()
                .asString()
                .startsWith("rules/scenarios/answers.yaml:")
                .contains("错误", "技能组“售後”", "您是不是想写“售后”？");
    }

    @Test
    void aQueueThatIsDeclaredIsFine() throws Exception {
        assertThat(errors("desk: {queues: {售後: {}}}")).isEmpty();
    }

    @Test
    void whereNoneIsDeclaredAnyNameIsFine() throws Exception {
        assertThat(errors("")).isEmpty();
    }
}
