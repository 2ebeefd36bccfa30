package io.yingda.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yingda.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void rulesFunctionsAndStatementsAreFoundWithTheirLines() {
        Outline outline = outline("""
                package shop; // comment
                import io.yingda.engine.fact.*;
                /* a rule "x" in a comment
                   does not count */
                function String f(String end) {
                  return "rule } end" + end;
                }
                rule "一" salience 3
                when
                  Message(text == "end")
                then
                  decide.say("then end rule");
                end
                rule 二 when Message() then decide.end(); end
                """);

        assertThat(problems).isEmpty();
        assertThat(outline.statements())
                .extracting("word", "rest", "line")
                .containsExactly(tuple("package", "shop", 1), tuple("import", "io.yingda.engine.fact.*", 2));
        assertThat(outline.functions()).extracting(Section::name).containsExactly("f");
        assertThat(outline.rules()).extracting(Section::name).containsExactly("一", "二");
        assertThat(outline.rules()).extracting(Section::line).containsExactly(8, 14);
    }

    @Test
    void aRuleWithoutItsEndDoesNotSwallowTheNext() {
        Outline outline = outline("rule \"a\"\nwhen\nthen\n\nrule \"b\"\nwhen\nthen\nend\n");

        assertThat(outline.rules()).extracting(Section::name).containsExactly("a", "b");
        assertThat(problems).extracting(Problem::line).containsExactly(1);
    }

    @Test
    void anEscapedQuoteDoesNotEndAString() {
        Outline outline = outline("rule \"a\" when Message(text == \"\\\"end\\\\\") then end");

        assertThat(problems).isEmpty();
        assertThat(outline.rules()).hasSize(1);
    }

    @Test
    void anEmptyFileHasNothingAndIsNoProblem() {
        assertThat(outline("").tokens()).isEmpty();
        assertThat(outline("  \n// nothing\n").tokens()).isEmpty();
        assertThat(problems).isEmpty();
    }

    private Outline outline(String text) {
        return Outline.of(new DrlFile("rules/drl/x.drl", text), problems::add);
    }
}
