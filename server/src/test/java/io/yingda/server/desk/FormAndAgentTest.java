package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static io.yingda.server.desk.DeskRig.LI;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.form.Ending;
import io.yingda.engine.form.Form;
import io.yingda.engine.form.FormSlot;
import io.yingda.engine.form.Forms;
import io.yingda.engine.form.SlotType;
import io.yingda.server.TestBot;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A form the bot was filling when an agent came. */
@Timeout(120)
class FormAndAgentTest {

    private static final FormSlot PHONE =
            new FormSlot("手机号", SlotType.PHONE, "手机号？", "这样不行。", false, null, null, null, Map.of());
    private static final Form VISIT =
            new Form("预约", List.of(PHONE), "", "好的。", new Ending.Say("约好了"), Duration.ofHours(2));

    private final MovingClock clock = new MovingClock(TestBot.NOW);

    private static Decision rules(Facts facts) {
        String words = facts.message().original();
        if (words.equals("人工")) {
            return new Decision.HandOver("售后", 0, "请稍等");
        }
        return words.equals("预约") || facts.conversation().filling() != null
                ? new Decision.Fill("预约")
                : TestBot.say("答：" + words);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isPutAwayThoughTheFollowerSaidNothingToTheAgent(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(
                        store.open(),
                        clock,
                        DeskSettings.DEFAULT,
                        TestBot.filling(new Forms(Map.of("预约", VISIT)), FormAndAgentTest::rules, clock))) {
            rig.writes(ANNA, "人工");
            HandOver handOver = rig.open(ANNA);
            rig.desk.handOvers().take(handOver.id(), LI, false);
            rig.desk.handOvers().giveBack(handOver.id(), LI, "");
            clock.move(Duration.ofMinutes(1));
            rig.writes(ANNA, "预约");
            rig.writes(ANNA, "12");
            assertThat(rig.reaches(ANNA)).endsWith("手机号？", "这样不行。");
            clock.move(Duration.ofMinutes(1));
            rig.desk.handOvers().take(handOver.id(), LI, false);
            HandOver again = rig.open(ANNA);
            rig.desk.handOvers().giveBack(again.id(), LI, "");

            clock.move(Duration.ofMinutes(1));
            rig.writes(ANNA, "13812345678");

            assertThat(rig.reaches(ANNA)).last().isEqualTo("答：13812345678");
        }
    }
}
