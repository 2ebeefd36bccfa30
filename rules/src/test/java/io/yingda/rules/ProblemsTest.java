package io.yingda.rules;

import static io.yingda.rules.RuleFolder.rule;
import static io.yingda.rules.RuleFolder.then;
import static io.yingda.rules.RuleFolder.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What rule authors are told of their mistakes. */
class ProblemsTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsLineAndAHint(String text, int line, String what, String hint) {
        List<String> problems = RuleFolder.problems(home, text);

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst())
                .startsWith("rules/drl/x.drl:" + line + ": 错误: ")
                .contains(what)
                .contains(hint);
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(when("Message(txt contains \"x\")"), 5, "Message 没有 txt", "text"),
                Arguments.of(when("Mesage(text contains \"x\")"), 5, "Mesage", "Message"),
                Arguments.of(when("Message(hass(\"x\"))"), 5, "hass", "has"),
                Arguments.of(when("Message(没有(this))"), 5, "没有叫 没有 的函数", ""),
                Arguments.of(when("Moment(opn)"), 5, "Moment 没有 opn", "open"),
                Arguments.of(when("Candidate(article.categry == \"x\")"), 5, "Article 没有 categry", "category"),
                Arguments.of(when("Message(kind == Kind.TXT)"), 5, "Kind 没有 TXT", "TEXT"),
                Arguments.of(when("Message(kind == \"TEXT\")"), 5, "kind 不是文字", "Kind.TEXT"),
                Arguments.of(when("Candidate(confidence == \"x\")"), 5, "confidence 不是文字", "不加引号"),
                Arguments.of(when("Message(text = \"x\")"), 5, "“=”", "=="),
                Arguments.of(when("Message(has(\"x\") text == \"y\")"), 5, "“text”", "逗号"),
                Arguments.of(when("Message(has(\"x\")"), 5, "( 没有配对", ")"),
                Arguments.of(when("Message(has(\"x))"), 5, "引号没有配对", "引号"),
                Arguments.of(when("Message(has（\"x\"))"), 5, "中文标点 （", "("),
                Arguments.of(when("Message(text matches \"a(b\")"), 5, "正则表达式写得不对", "括号"),
                Arguments.of(when("Message(text matches \"\\d\")"), 5, "反斜线", "\\\\d"),
                Arguments.of(when("Message(text matches original)"), 5, "matches", "引号"),
                Arguments.of(then("decide.sayy(\"x\");"), 7, "Decisions 没有 sayy", "say"),
                Arguments.of(then("decide.say(1);"), 7, "Decisions.say 要的参数是（String）", "int"),
                Arguments.of(then("decid.say(\"x\");"), 7, "不认识 decid", "decide"),
                Arguments.of(then("decide.say($x);"), 7, "变量 $x 没有在条件里绑定过", "$m"),
                Arguments.of(then("decide.say(\"a\")\n  decide.tag(\"b\");"), 7, "decide", "分号"),
                Arguments.of("rule \"a\"\n  saliense 10\nwhen\n  Message()\nthen\nend\n", 4, "saliense", "salience"),
                Arguments.of("rule \"a\"\nwhen\n  Message()\n  decide.say(\"x\");\nend\n", 3, "没有 then", "then"),
                Arguments.of("rule \"a\"\nwhen\n  Message()\nthen\n\n" + when("Message()"), 3, "没有结束", "end"),
                Arguments.of("rul \"a\"\n", 3, "rul", "rule"),
                Arguments.of("import io.yingda.engine.fact.Mesage;\n" + when("Message()"), 3, "Mesage", "Message"),
                Arguments.of("/* nothing\n", 3, "注释", "*/"),
                Arguments.of("function String f(String x) {\n  return x.foo();\n}\n", 4, "foo", ""),
                Arguments.of("function String f(String x) {\n  return x\n}\n", 4, "Java 语句", "分号"),
                Arguments.of(rule("a", "Message()", "") + rule("a", "Message()", ""), 9, "“a”重名", "rules/drl/x.drl:3"));
    }

    @Test
    void aConsequenceThatDroolsCannotReadIsNotCalledACondition() {
        String array = "java.util.function.IntUnaryOperator[] f = new java.util.function.IntUnaryOperator[1];"
                + " f[0] = n -> f[0].applyAsInt(n); decide.say(\"\" + f[0].applyAsInt(1));";

        assertThat(RuleFolder.problems(home, RuleFolder.then(array)))
                .containsExactly("rules/drl/x.drl:3: 错误: 规则“r”的 then 部分看不懂。请写得简单些，把里面的 Java 挪到 function 里");
    }

    @Test
    void aMissingSheetIsToldWhereItIsFirstUsed() {
        try (DroolsRuleBook book = new RuleFolder(home)
                .withWhole("x.drl", "import io.yingda.engine.fact.*;\n" + when("Message()"))
                .open()) {
            assertThat(book.problems().getFirst().line()).isEqualTo(6);
            assertThat(book.problems().getFirst().remedy())
                    .contains("global io.yingda.engine.decision.Decisions decide;");
        }
    }

    @Test
    void twoFilesCannotNameARuleAlike() {
        try (DroolsRuleBook book = new RuleFolder(home)
                .with("a.drl", when("Message()"))
                .with("sub/b.drl", when("Message(has(\"x\"))"))
                .open()) {
            assertThat(book.problems().getFirst().asLine())
                    .startsWith("rules/drl/sub/b.drl:3: 错误: 规则“r”重名")
                    .contains("rules/drl/a.drl:3");
        }
    }

    @Test
    void mistakesOfSeveralFilesAreToldAtOnce() {
        try (DroolsRuleBook book = new RuleFolder(home)
                .with("a.drl", rule("s", "Mesage()", "decide.say(\"x\");"))
                .with("b.drl", rule("t", "Message(hass(\"x\"))", "decide.say(\"x\");"))
                .open()) {
            assertThat(book.problems())
                    .extracting("file", "line")
                    .containsExactly(tuple("rules/drl/a.drl", 5), tuple("rules/drl/b.drl", 5));
        }
    }

    @Test
    void aFolderWithoutRulesIsAProblemAndDecidesNothing() {
        try (DroolsRuleBook book = new RuleFolder(home).open()) {
            assertThat(book.problems()).hasSize(1);
            assertThat(book.decide(Turns.of("你好")).failure()).contains("还没有可用的规则");
            assertThat(book.decide(Turns.of("你好")).decision()).isNull();
        }
    }
}
