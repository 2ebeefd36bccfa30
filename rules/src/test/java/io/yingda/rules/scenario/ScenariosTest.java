package io.yingda.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.scenario.ScriptedTurn.Sends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {

    @TempDir
    Path rules;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void everyFieldIsRead() throws IOException {
        Scenario scenario = read("""
                - scenario: 全
                  account: hemiao-club
                  at: 2027-02-06T22:30
                  desk: {agents: 0, queue: 4}
                  follower: {newcomer: true, tags: [VIP], language: en, channel: parcel}
                  turns:
                    - voice: ''
                      after: 40m
                      candidates:
                        - {article: a, confidence: 0.9, category: 配送, question: 问, answer: 答}
                      lookups: {points: {points: "1200"}, orders: {failure: 系统繁忙}}
                      expect:
                        decision: Offer
                        options: [a, 别的]
                        reply: [一, 二]
                        not: 三
                        rules: [r]
                        tags: [t]
                        topic: 配送
                        misses: 0
                        waiting: false
                """).getFirst();

        assertThat(problems).isEmpty();
        assertThat(scenario.at()).isEqualTo(LocalDateTime.of(2027, 2, 6, 22, 30));
        assertThat(scenario.desk()).isEqualTo(new Desk(0, 4));
        assertThat(scenario.follower().channel()).isEqualTo("parcel");
        ScriptedTurn turn = scenario.turns().getFirst();
        assertThat(turn.sends()).isEqualTo(Sends.VOICE);
        assertThat(turn.after()).isEqualTo(Duration.ofMinutes(40));
        assertThat(turn.candidates()).hasSize(1);
        assertThat(turn.lookups()).extractingByKey("orders").satisfies(orders -> {
            assertThat(orders.fault()).isEqualTo(Fault.UNAVAILABLE);
            assertThat(orders.failure()).isEqualTo("系统繁忙");
        });
        assertThat(turn.lookups()).extractingByKey("points").satisfies(points -> {
            assertThat(points.failure()).isEmpty();
            assertThat(points.fields().fields()).containsOnlyKeys("points");
        });
        assertThat(turn.expectation().options()).containsExactly("a", "别的");
        assertThat(turn.expectation().not()).containsExactly("三");
        assertThat(turn.expectation().misses()).isZero();
        assertThat(turn.expectation().waiting()).isFalse();
    }

    @Test
    void whatIsLeftOutIsAsUsual() throws IOException {
        Scenario scenario = read("- scenario: 短\n  turns:\n    - text: 你好\n      expect: {decision: Say}\n")
                .getFirst();

        assertThat(scenario.account()).isEqualTo("hemiao");
        assertThat(scenario.at()).isEqualTo(LocalDateTime.of(2026, 11, 23, 10, 0));
        assertThat(scenario.desk()).isEqualTo(new Desk(2, 0));
        assertThat(scenario.turns().getFirst().candidates()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- scenario: a\\n  turn: []                                                        | 2 | 不认识的字段 turn",
                "- turns: [{text: a, expect: {decision: Say}}]                                     | 1 | 缺少 scenario",
                "- scenario: a\\n  turns: []                                                       | 2 | 没有 turns",
                "- scenario: a\\n  turns:\\n  - {expect: {decision: Say}}                          | 3 | 没有写粉丝发了什么",
                "- scenario: a\\n  turns:\\n  - {text: a, menu: b, expect: {decision: Say}}        | 3 | 只能发一样东西",
                "- scenario: a\\n  turns:\\n  - {text: a}                                          | 3 | 没有写 expect",
                "- scenario: a\\n  turns:\\n  - {text: a, expect: {}}                              | 3 | 没有写 expect",
                "- scenario: a\\n  turns:\\n  - {text: a, expect: {decision: Anser}}               | 3 | 没有这种决定：Anser",
                "- scenario: a\\n  turns:\\n  - {text: a, after: soon, expect: {decision: Say}}    | 3 | after 应当是一段时间",
                "- scenario: a\\n  turns:\\n  - {text: a, candidates: [{article: x}], expect: {decision: Say}} | 3 | confidence",
                "scenario: a                                                                       | 1 | 应当是列表",
                "- just words                                                                      | 1 | 应当是一组字段",
                "- scenario: [a\\n  turns: }                                                       | 2 | YAML 格式有误"
            })
    void aMistakeIsToldWithItsLine(String text, int line, String what) throws IOException {
        assertThat(read(text.strip().replace("\\n", "\n"))).isEmpty();

        assertThat(problems.getFirst().file()).isEqualTo("rules/scenarios/a.yaml");
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(what);
        });
    }

    @Test
    void aScenarioWithAMistakeDoesNotTakeTheOthersWithIt() throws IOException {
        assertThat(read("""
                        - scenario: 坏
                        - scenario: 好
                          turns: [{text: a, expect: {decision: Say}}]
                        """)).extracting(Scenario::name).containsExactly("好");
        assertThat(problems).isNotEmpty();
    }

    @Test
    void twoScenariosCannotHaveOneName() throws IOException {
        String scenario = "- scenario: 同名\n  turns: [{text: a, expect: {decision: Say}}]\n";

        assertThat(read(scenario + scenario)).hasSize(1);
        assertThat(problems.getFirst().asLine())
                .contains("a.yaml:3")
                .contains("重名")
                .contains("a.yaml:1");
    }

    @Test
    void aFieldWrittenTwiceIsToldWithBothLines() throws IOException {
        read("- scenario: a\n  scenario: b\n  turns: [{text: a, expect: {decision: Say}}]\n");

        assertThat(problems.getFirst().asLine())
                .contains("a.yaml:2")
                .contains("写了两次")
                .contains("第 1 行");
    }

    @Test
    void noFolderMeansNoScenarios() {
        assertThat(Scenarios.read(rules, problems::add)).isEmpty();
        assertThat(problems).isEmpty();
    }

    private List<Scenario> read(String text) throws IOException {
        Path folder = Files.createDirectories(rules.resolve("scenarios"));
        Files.writeString(folder.resolve("a.yaml"), text);
        return Scenarios.read(rules, problems::add);
    }
}
