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
            function int 数组里的(int from) {
              java.util.function.IntUnaryOperator[] again = new java.util.function.IntUnaryOperator[1];
              again[0] = n -> n < 2 ? n : again[0].applyAsInt(n - 1) + again[0].applyAsInt(n - 2);
              return again[0].applyAsInt(from);
            }
            function void 清单里的() {
              java.util.List<java.util.function.IntConsumer> all = new java.util.ArrayList<>();
              all.add(n -> {
                StringBuilder text = new StringBuilder(n > 40 ? "a" : "");
                if (text.length() == 0) {
                  all.forEach(each -> each.accept(n + 1));
                  all.forEach(each -> each.accept(n + 1));
                }
              });
              all.get(0).accept(0);
            }
            function int 到底(int n) {
              return 到底(n + 1) + 1;
            }
            function int 除(int by) {
              return 1 / by;
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
            + rule("数组里的", "Conversation(turns == 83)", "decide.say(\"\" + 数组里的(60));")
            + rule("清单里的", "Conversation(turns == 84)", "清单里的();")
            + rule(
                    "翻倍",
                    "Conversation(turns == 85, $t : topic)",
                    "StringBuilder b = new StringBuilder($t); while (true) { b.append(b); }")
            + rule("加倍", "Conversation(turns == 86, $t : topic)", "String s = $t; while (true) { s = s + s; }")
            + rule(
                    "换长",
                    "Conversation(turns == 87, $t : topic)",
                    "String s = $t; while (true) { s = s.replace(\"甲\", s); }")
            + rule("很宽", "Conversation(turns == 88, $t : topic)", "decide.say(String.format(\"%999999999s\", $t));")
            + rule(
                    "一直攒",
                    "Conversation(turns == 89, $t : topic)",
                    "java.util.List<String> l = new java.util.ArrayList<>(); for (;;) l.add($t);")
            + rule("又一直叫", "Conversation(turns == 92, $n : turns)", "decide.say(\"\" + 到底($n));")
            + rule("叫到底", "Conversation(turns == 93, 到底(turns) > 0)", "decide.say(\"x\");")
            + rule("又叫零", "Conversation(turns == 91, 除(turns - 91) > 0)", "decide.say(\"x\");")
            + rule("又除以零", "Conversation(turns == 90, $n : turns)", "decide.say(\"\" + 除($n - 90));")
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
        "71, 一直转, 1000000 次",
        "72, 一直数, 1000000 次",
        "74, 一直找, 1000 毫秒",
        "75, 一直找2, 1000 毫秒",
        "76, 一直换, 1000 毫秒",
        "81, 一直对, 1000 毫秒",
        "82, 一直切, 1000 毫秒",
        "77, 除以零, 除数是 0",
        "78, 空值, 空值",
        "80, 吞掉错误, 1000000 次",
        "83, 数组里的, 1000000 次",
        "84, 清单里的, 1000000 次",
        "85, 翻倍, 5000000 个字",
        "86, 加倍, 5000000 个字",
        "87, 换长, 5000000 个字",
        "88, 很宽, 宽度太大",
        "89, 一直攒, 1000000 次",
        "90, 又除以零, 除数是 0"
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
    void aFaultInAConsequenceIsNotTakenForOneInAConditionThatCallsTheSame() {
        assertThat(book.decide(Turns.of("好", 90)).failure()).contains("“又除以零”").doesNotContain("条件");
        assertThat(book.decide(Turns.of("好", 91)).failure()).contains("“又叫零”").contains("条件出错");
        assertThat(book.decide(Turns.of("好", 92)).failure())
                .contains("“又一直叫”")
                .contains("没有尽头")
                .doesNotContain("条件");
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
