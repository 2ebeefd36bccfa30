package io.yingda.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordedRulesTest {

    private List<Model> models = List.of();
    private WordedRules worded = WordedRules.among(List.of());

    @BeforeEach
    void compile(@TempDir Path home) throws Exception {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("退货", "Message(has(\"退货\"))");
        conditions.put("又是退货", "Conversation(misses > 1) Message(has(\"退货\"))");
        conditions.put("换货不问怎么", "Message(has(\"换货\"), !has(\"怎么\"))");
        conditions.put("很短", "Message(text != \"\", length < 4)");
        conditions.put("坏的", "Message(has(\"坏\"), Integer.parseInt(text) > 0)");
        conditions.put("不完", "Message(forever(text))");
        conditions.put("有字", "Message(text != \"\")");
        conditions.put("没提退货", "not Message(has(\"退货\"))");
        conditions.put("退货或没听懂", "(Message(has(\"退货\")) or Conversation(misses > 1))");
        conditions.put("提到问过的", "Conversation($topic : topic) Message(text == $topic)");
        conditions.put("没听懂", "Conversation(misses > 1)");
        models = TestRules.models(home, conditions);
        worded = WordedRules.among(models);
    }

    @Test
    void areThoseThatCannotFireForAMessageWithoutTheirWords() {
        assertThat(models.stream()
                        .map(worded::leftOutOf)
                        .flatMap(model -> model.getRules().stream())
                        .map(Rule::getName))
                .containsExactly("不完", "有字", "没提退货", "退货或没听懂", "提到问过的", "没听懂");
    }

    @Test
    void mayFireOnceEverythingIsThereThatOneDemandsOfTheMessage() {
        assertThat(mayFire("请问东西什么时候到")).isFalse();
        assertThat(mayFire("我想要退货可以吗")).isTrue();
        assertThat(mayFire("我想要换货可以吗")).isTrue();
        assertThat(mayFire("怎么换货可以告诉我吗")).isFalse();
        assertThat(mayFire("嗯")).isTrue();
    }

    @Test
    void mayFireWhereADemandCannotBeUnderstood() {
        assertThat(mayFire("东西是坏的你们看看")).isTrue();
    }

    private boolean mayFire(String words) {
        return worded.mayFire(
                new Message(Kind.TEXT, words, words, List.of(words), "", null, false, ""), Limits.REHEARSAL);
    }
}
