package io.yingda.rules;

import static io.yingda.rules.RuleFolder.then;
import static io.yingda.rules.RuleFolder.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules must not reach. */
class SandboxTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(0);",
                "java.lang.System.exit(0);",
                "Runtime.getRuntime().halt(1);",
                "java.lang.Runtime r = null;",
                "Class.forName(\"x\");",
                "new java.io.File(\"/tmp/x\").delete();",
                "new java.net.URL(\"http://localhost\");",
                "java.nio.file.Files.exists(null);",
                "new Thread(() -> {}).start();",
                "$m.getClass().getClassLoader();",
                "\"\".getClass();",
                "Object o = Message.class;",
                "new ProcessBuilder(\"ls\");",
                "Integer.getInteger(\"x\");",
                "Boolean.getBoolean(\"x\");",
                "java.time.LocalDate.now();",
                "$m.tokens().forEach(Runtime::getRuntime);",
                "$m.tokens().parallelStream();",
                "java.util.stream.Stream.generate(() -> 1).count();",
                "java.util.Collections.nCopies(1000000, 1);",
                "String s = \"x\".repeat(1000000000);",
                "java.util.regex.Pattern.compile(\"x\").asPredicate().test(\"x\");",
                "new java.math.BigDecimal(\"1e999999999\").setScale(2);",
                "java.math.BigInteger.TEN.pow(999999999);",
                "new StringBuilder(\"x\").insert(0, \"x\");",
                "new StringBuilder(\"x\").setLength(999999999);",
                "\"x\".indent(999999999);",
                "java.util.function.Function<String, String> f = x -> x; f.andThen(f).apply(\"x\");",
                "java.util.function.Predicate<String> p = x -> true; p.and(p).test(\"x\");",
                "$m.wait();",
                "synchronized ($m) { }",
                "try { } finally { }",
                "try { } catch (Throwable t) { }",
                "class Own { }",
                "new Object() { int f(int n) { return f(n - 1) + f(n - 2); } }.f(90);",
                "new java.util.ArrayList<String>() { public int size() { return size() + size(); } }.size();",
                "io.yingda.rules.run.Budget.left();",
                "org.drools.core.util.StringUtils.isEmpty(\"\");",
                "drools.halt();",
                "kcontext.getKieRuntime();",
                "insert(\"x\");",
                "delete($m);",
                "update($m);",
                "modify($m) { };",
                "decide.firing(\"x\", 1);"
            })
    void aConsequenceIsRefusedOnItsLine(String consequence) {
        assertThat(RuleFolder.problems(home, then(consequence)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("rules/drl/x.drl:7: 错误: 规则里不能使用"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message(System.getProperty(\"x\") == null)",
                "Message(java.lang.System.getProperty(\"x\") == null)",
                "Message(Runtime.getRuntime() != null)",
                "Message(getClass().getName() != null)",
                "Message(this.getClass().getClassLoader() != null)",
                "Message(class.name == \"x\")",
                "Message(kind.declaringClass.classLoader != null)",
                "Message() eval(System.nanoTime() > 0)",
                "Message(new java.io.File(\"x\").exists())"
            })
    void aConditionIsRefusedOnItsLine(String condition) {
        assertThat(RuleFolder.problems(home, when(condition)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("rules/drl/x.drl:5: 错误: 规则里不能使用 "));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aStatementIsRefused(String statement, String what) {
        assertThat(RuleFolder.problems(home, statement + "\n" + when("Message()"))
                        .getFirst())
                .startsWith("rules/drl/x.drl:3: 错误: ")
                .contains(what);
    }

    static List<Arguments> statements() {
        return List.of(
                Arguments.of("import java.io.File;", "不能使用 java.io.File"),
                Arguments.of("import java.io.*;", "不能使用 java.io.*"),
                Arguments.of("import static java.lang.System.exit;", "不能使用"),
                Arguments.of("import function java.lang.System.exit;", "不能使用"),
                Arguments.of("import accumulate java.lang.Object sum2;", "不能使用"),
                Arguments.of("global java.util.List other;", "不能有别的 global"),
                Arguments.of("dialect \"mvel\"", "不能使用 mvel"),
                Arguments.of("declare Own end", "不能定义新的类型"),
                Arguments.of("query \"q\" Message() end", "不能写 query"),
                Arguments.of("unit Own;", "不能写 unit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(0);", "Runtime.getRuntime();", "new java.io.File(\"x\");", "x.getClass();"})
    void aFunctionIsRefusedOnItsLine(String statement) {
        String function = "function void f(String x) {\n  " + statement + "\n}\n";

        assertThat(RuleFolder.problems(home, function + when("Message()")).getFirst())
                .startsWith("rules/drl/x.drl:4: 错误: 规则里不能使用 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timer (int: 1s)",
                "date-effective \"1-Jan-2020\"",
                "agenda-group \"x\"",
                "duration 10",
                "dialect \"mvel\"",
            })
    void anAttributeThatWorksOutsideOfTheTurnIsRefused(String attribute) {
        String rule = "rule \"a\"\n  " + attribute + "\nwhen\n  Message()\nthen\n  decide.say(\"x\");\nend\n";

        assertThat(RuleFolder.problems(home, rule).getFirst()).startsWith("rules/drl/x.drl:4: 错误: 规则不能有属性 ");
    }
}
