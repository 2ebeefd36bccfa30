package io.yingda.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Verdict;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.scenario.Scenario;
import io.yingda.rules.scenario.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules and scenarios of the demo merchant. They are played against its knowledge base where both are at hand. */
class DemoRulesTest {

    private static final Path RULES = Path.of("");

    @TempDir
    static Path cache;

    @Test
    void theRulesAreGoodForService() {
        try (DroolsRuleBook book = DroolsRuleBook.open(RULES.toAbsolutePath(), cache)) {
            assertThat(book.problems()).isEmpty();
            assertThat(book.ruleNames()).hasSizeGreaterThanOrEqualTo(25);
            assertThat(book.decide(Turns.of("转人工")).failure()).isEmpty();
        }
    }

    @Test
    void whatEarlierTurnsSaidDoesNotCount() {
        List<String> texts = new ArrayList<>(
                List.of("转人工", "你好", "谢谢", "怎么退货", "都不是", "你们骗人，我要投诉", "1", "？？？", "奶粉能退吗，运费谁出", "不用了"));
        Map<String, Verdict> first = new HashMap<>();
        for (String text : texts) {
            // Each with a session that was never used before.
            try (DroolsRuleBook book = DroolsRuleBook.open(RULES.toAbsolutePath(), cache)) {
                first.put(text, book.decide(Turns.of(text)));
            }
        }
        try (DroolsRuleBook book = DroolsRuleBook.open(RULES.toAbsolutePath(), cache)) {
            Random random = new Random(20_261_122);
            for (int round = 0; round < 20; round++) {
                Collections.shuffle(texts, random);
                for (String text : texts) {
                    assertThat(book.decide(Turns.of(text))).isEqualTo(first.get(text));
                }
            }
        }
    }

    @Test
    void theScenariosAreWellFormedAndNameOnlyRulesThatExist() {
        List<Problem> problems = new ArrayList<>();
        List<Scenario> scenarios = Scenarios.read(RULES.toAbsolutePath(), problems::add);

        assertThat(problems).isEmpty();
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(40);
        try (DroolsRuleBook book = DroolsRuleBook.open(RULES.toAbsolutePath(), cache)) {
            Set<String> named = new HashSet<>();
            scenarios.forEach(scenario -> scenario.turns()
                    .forEach(turn -> named.addAll(turn.expectation().rules())));
            assertThat(book.ruleNames()).containsAll(named);
        }
    }
}
