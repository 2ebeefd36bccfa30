package io.yingda.rules;

import static io.yingda.rules.RuleFolder.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision.Say;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.message.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules at work, those that go astray among them. No sample reaches a rule that asks for so many turns. */
@TestInstance(Lifecycle.PER_CLASS)
class DecideTest {

    private static final String RULES = """
            function boolean 没完(String text) {
              return 没完(text + "a") || 没完(text + "b");
            }
            function int 数到头(int from) {
              int n = from;
              do { n++; } while (n != from);
              for (;;) { if (n++ == from) { return n; } }
            }
            function boolean 电话(String text) {
              return switch (text) {
                case "长长长" -> false;
                default -> text.matches("甲*甲*甲*甲*甲*甲*甲*甲*甲*x") || text.replaceAll("(短|短)*y", "").isEmpty();
              };
            }
            rule "高" salience 10
            when
              Message(has("你好"))
            then
              decide.say("高");
              decide.tag("高的");
            end
            rule "低"
            when
              Message(has("你好"))
            then
              decide.say("低");
              decide.reason("低的");
            end
            """
            + rule("一直转", "Conversation(turns == 71)", "while (true) { }")
            + rule("一直数", "Conversation(turns == 72)", "decide.say(\"\" + 数到头(1));")
            + rule("一直叫", "Conversation(turns == 73, 没完(topic))", "decide.say(\"x\");")
            + rule("一直找", "Conversation(turns == 74, topic matches \"甲*甲*甲*甲*甲*甲*甲*甲*甲*x\")", "decide.say(\"x\");")
            + rule("一直找2", "Conversation(turns == 75, 电话(topic))", "decide.say(\"x\");")
            + rule(
                    "一直换",
                    "Conversation(turns == 76) $m : Message()",
                    "decide.say($m.text().replaceAll(\"甲*甲*甲*甲*甲*甲*甲*甲*甲*y\", \"\"));")
            + rule(
                    "一直对",
                    "Conversation(turns == 81, $t : topic)",
                    "decide.say(\"\" + java.util.regex.Pattern.matches(\"甲*甲*甲*甲*甲*甲*甲*甲*甲*x\", $t));")
            + rule(
                    "一直切",
                    "Conversation(turns == 82, $t : topic)",
                    "decide.say($t.split(\"甲*甲*甲*甲*甲*甲*甲*甲*甲*x\", 2)[0]);")
            + rule(
                    "除以零",
                    "Conversation(turns == 77, $n : turns)",
                    "decide.tag(\"前\"); decide.say(\"\" + 1 / ($n - 77));")
            + rule("空值", "Conversation(turns == 78, lastArticle.length > 1)", "decide.say(\"x\");")
            + rule(
                    "吞掉错误",
                    "Conversation(turns == 80)",
                    "while (true) { try { while (true) { } } catch (Exception e) { } }");

    private DroolsRuleBook book;

    @BeforeAll
    void compile(@TempDir Path home) {
        book = new RuleFolder(home).with("x.drl", RULES).open();
        assertThat(book.problems()).isEmpty();
    }

    @AfterAll
    void close() {
        book.close();
    }

    @Test
    void theHighestSalienceWinsAndEveryRuleThatFiredIsNamed() {
        Verdict verdict = book.decide(Turns.of("你好"));

        assertThat(verdict.decision()).isEqualTo(new Say(List.of(new Reply.Text("高"))));
        assertThat(verdict.fired()).containsExactly("高", "低");
        assertThat(verdict.proposals()).extracting(Proposal::rule).containsExactly("高", "低");
        assertThat(verdict.proposals()).extracting(Proposal::salience).containsExactly(10, 0);
        assertThat(verdict.notes().tags()).containsExactly("高的");
        assertThat(verdict.failure()).isEmpty();
        assertThat(verdict.version()).isEqualTo(book.version()).isNotEmpty();
    }

    @Test
    void withoutARuleThatFitsThereIsNoDecision() {
        Verdict verdict = book.decide(Turns.of("别的"));

        assertThat(verdict.decision()).isNull();
        assertThat(verdict.fired()).isEmpty();
        assertThat(verdict.failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "71, 一直转, 1000 毫秒",
        "72, 一直数, 1000 毫秒",
        "74, 一直找, 1000 毫秒",
        "75, 一直找2, 1000 毫秒",
        "76, 一直换, 1000 毫秒",
        "81, 一直对, 1000 毫秒",
        "82, 一直切, 1000 毫秒",
        "77, 除以零, 除数是 0",
        "78, 空值, 空值",
        "80, 吞掉错误, 1000 毫秒"
    })
    void aRuleThatGoesAstrayEndsItsTurnWithItsPlace(int turns, String rule, String what) {
        Verdict verdict = book.decide(Turns.of("甲".repeat(60), turns));

        assertThat(verdict.failure())
                .contains("“" + rule + "”（rules/drl/x.drl:")
                .contains(what);
    }

    @Test
    void aFunctionThatCallsItselfForEverEndsItsTurn() {
        assertThat(book.decide(Turns.of("好", 73)).failure()).contains("“一直叫”（rules/drl/x.drl:");
    }

    @Test
    void aRunawayIsStoppedSoonAfterItsTime() {
        long start = System.nanoTime();
        book.decide(Turns.of("你好", 71));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatWasDecidedBeforeAFailureStands() {
        Verdict verdict = book.decide(Turns.of("你好", 71));

        assertThat(verdict.decision()).isEqualTo(new Say(List.of(new Reply.Text("高"))));
        assertThat(verdict.failure()).contains("一直转");
    }

    @Test
    void aFailureCostsOnlyItsTurn() {
        assertThat(book.decide(Turns.of("好", 77)).failure()).isNotEmpty();

        assertThat(book.decide(Turns.of("你好")).failure()).isEmpty();
    }

    @Test
    void manyThreadsDecideAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Verdict> turn = () -> book.decide(Turns.of("你好"));
            List<Future<Verdict>> verdicts = threads.invokeAll(Collections.nCopies(200, turn));

            for (Future<Verdict> verdict : verdicts) {
                assertThat(verdict.get().fired()).containsExactly("高", "低");
            }
        }
    }
}
