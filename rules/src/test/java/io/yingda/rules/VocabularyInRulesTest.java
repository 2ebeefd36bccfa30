package io.yingda.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways of writing a condition that rule authors rely on: all hold for the same turn, so every rule must fire. */
@TestInstance(Lifecycle.PER_CLASS)
class VocabularyInRulesTest {

    static final List<String> CONDITIONS = List.of(
            "Message(kind == Kind.TEXT)",
            "Message(kind in (Kind.TEXT, Kind.VOICE))",
            "Message(text contains \"人工\")",
            "Message(text not contains \"退货\")",
            "Message(text matches \".*人工.*\")",
            "Message(text.startsWith(\"我\"))",
            "Message(text str[startsWith] \"我\")",
            "Message(has(\"机器\", \"人工\"), !is(\"人工\"))",
            "Message(is(\"我要找人工\"))",
            "Message(length > 2, length <= 20)",
            "Message(tokens contains \"我要找人工\")",
            "Message(pickedArticle == null, !declinedChoices)",
            "Message(长话(this))",
            "Thresholds($t : answer) Candidate(rank == 1, confidence >= $t, margin > .1)",
            "Candidate(rank == 2, category == \"退换货\", id == \"article-2\", question == \"问题 2\")",
            "Candidate(rank == 1, article.keywords contains \"退\")",
            "Candidate($best : confidence, rank == 1) not Candidate(confidence > $best)",
            "exists Candidate(confidence > 0.2)",
            "$list : java.util.List(size == 3) from collect(Candidate(confidence > .2))",
            "accumulate(Candidate($c : confidence); $max : max($c); $max > .8)",
            "Follower(newcomer, tags contains \"VIP\", language == \"zh-Hans\", channel == null)",
            "Follower(member == \"\", memberShown == \"\")",
            "Follower(account == \"hemiao\", id.account == \"hemiao\")",
            "Conversation(misses >= 2, !handedOver, !choosing, waiting == null)",
            "Conversation(lastDecision == \"Say\" || lastArticle != null)",
            "Conversation(slots[\"门店\"] == \"徐汇\")",
            "Conversation(lastQuestion == \"怎么退货\") Message(readAs == \"退货运费\")",
            "Part(number == 1, sure, readAs == \"\", text == \"怎么退货\", best.id == \"article-1\", choices.size == 1)",
            "Part(number == 2, !sure, $c : candidates) not Part(number == 3)",
            "java.util.List(size == 2) from collect(Part()) exists Part(sure)",
            "Thresholds($t : this) Candidate(rank == 1, $t.allow(this))",
            "Slot(name == \"门店\", $v : value)",
            "Moment(open, !holiday, opensAt == null, time.hour >= 9)",
            "Moment(time.dayOfWeek == java.time.DayOfWeek.MONDAY)",
            "Desk(agentsOnline > 0, queueLength < 5)",
            "LookedUp(operation == \"orders\", !failed, text(\"state\") == \"已发货\", fields[\"state\"] != null)",
            "LookedUp(operation == \"points\", failed, fault == Fault.UNAVAILABLE, !pending, !late, failure contains \"繁忙\")",
            "$m : Message() eval($m.text().length() > 2)",
            "String(this == \"我要找人工\") from $list0");

    private DroolsRuleBook book;

    @BeforeAll
    void compileAll(@TempDir Path home) {
        StringBuilder rules =
                new StringBuilder("function boolean 长话(Message message) {\n  return message.length() > 3;\n}\n");
        for (int index = 0; index < CONDITIONS.size(); index++) {
            String condition = CONDITIONS.get(index).replace("$list0", "$tokens");
            String before = condition.contains("$tokens") ? "Message($tokens : tokens) " : "";
            rules.append(RuleFolder.rule("r" + index, before + condition, "decide.reason(\"" + index + "\");"));
        }
        book = new RuleFolder(home).with("all.drl", rules.toString()).open();
        assertThat(book.problems()).isEmpty();
    }

    @AfterAll
    void close() {
        book.close();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void holds(String condition) {
        assertThat(book.decide(Turns.of("我要找人工")).fired()).contains("r" + CONDITIONS.indexOf(condition));
    }

    static List<String> conditions() {
        return CONDITIONS;
    }
}
