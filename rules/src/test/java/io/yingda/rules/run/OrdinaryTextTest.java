package io.yingda.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdinaryTextTest {

    @Test
    void leavesOutTheRulesThatCannotFireForATextAndNoOther(@TempDir Path home) throws Exception {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("查到了", "LookedUp(!failed)");
        conditions.put("没查过", "not LookedUp()");
        conditions.put("在填表", "Conversation(!handedOver) Filling()");
        conditions.put("关注", "Message(kind == Kind.FOLLOW)");
        conditions.put("关注或扫码", "Message(kind in (Kind.FOLLOW, Kind.SCAN), key == \"a\")");
        conditions.put("不是语音", "Message(kind != Kind.VOICE)");
        conditions.put("既非菜单也非语音", "Message(kind not in (Kind.MENU_CLICK, Kind.VOICE))");
        conditions.put("图片或说图片", "Message(kind == Kind.IMAGE || has(\"图片\"))");
        conditions.put("不是图片的反面", "Message(!(kind == Kind.IMAGE))");
        conditions.put("两种之一", "(Message(kind == Kind.FOLLOW) or Message(has(\"好\")))");
        conditions.put("没有别的", "not Message(kind == Kind.FOLLOW)");
        conditions.put("另取的", "Conversation($also : filling) Filling() from $also");
        conditions.put("文字", "Message(kind == Kind.TEXT, text != \"\")");

        assertThat(kept(home, conditions))
                .containsExactly("没查过", "不是语音", "既非菜单也非语音", "图片或说图片", "不是图片的反面", "两种之一", "没有别的", "另取的", "文字");
    }

    private static List<String> kept(Path home, Map<String, String> conditions) throws Exception {
        return TestRules.models(home, conditions).stream()
                .flatMap(model -> OrdinaryText.of(model).getRules().stream())
                .map(Rule::getName)
                .toList();
    }
}
