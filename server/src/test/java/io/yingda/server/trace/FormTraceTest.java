package io.yingda.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.form.Ending;
import io.yingda.engine.form.Form;
import io.yingda.engine.form.FormSlot;
import io.yingda.engine.form.Forms;
import io.yingda.engine.form.SlotType;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.Turn;
import io.yingda.server.TestBot;
import io.yingda.server.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form over several turns, each with the conversation as the store keeps it. */
class FormTraceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final FollowerId FOLLOWER = new FollowerId("shop", "oA");
    private static final Form VISIT = new Form(
            "预约",
            List.of(slot("日期", SlotType.DATE), slot("手机号", SlotType.PHONE)),
            "",
            "好的。",
            new Ending.Ticket("门店服务", "{{日期}}见。"),
            Duration.ofDays(3650));

    private final Bot bot = TestBot.filling(new Forms(Map.of("预约", VISIT)), facts -> new Decision.Fill("预约"));
    private Conversation conversation = Conversation.begun(NOW);

    @Test
    void aFormGoesOnAfterItWasStored() {
        turn("我要预约 13800000000");
        Turn last = turn("2026-12-03");

        assertThat(last.decision())
                .isEqualTo(new Decision.OpenTicket(
                        "门店服务", Map.of("事项", "预约", "手机号", "13800000000", "日期", "12月3日（周四）"), "12月3日（周四）见。"));
        assertThat(conversation.filling()).isNull();
    }

    @Test
    void aTurnTellsWhichSlotWasReadFromWhichWords() {
        Turn turn = turn("我要预约 13800000000");
        Turn stored = TraceRow.read(TraceRow.write(turn), turn.trace().inbound(), turn.replies());

        JsonNode progress = TraceJson.of(stored).at("/trace/forms/0");
        assertThat(progress.at("/form").asText()).isEqualTo("预约");
        assertThat(progress.at("/move").asText()).isEqualTo("BEGUN");
        assertThat(progress.at("/read/0/slot").asText()).isEqualTo("手机号");
        assertThat(progress.at("/read/0/words").asText()).isEqualTo("13800000000");
        assertThat(progress.at("/asked").asText()).isEqualTo("日期");
        assertThat(TraceText.of(stored))
                .contains("表单")
                .containsPattern("手机号 +13800000000 +读自“13800000000”")
                .containsPattern("接着问 +日期");
    }

    private Turn turn(String words) {
        Header header = new Header(FOLLOWER, "gh_1", NOW, "k");
        Turn turn = bot.turn(conversation, Follower.firstSeen(FOLLOWER, NOW), new Inbound.Text(header, words, null));
        conversation = Json.read(Conversation.class, Json.write(turn.conversation()));
        assertThat(conversation).isEqualTo(turn.conversation());
        return turn;
    }

    private static FormSlot slot(String name, SlotType type) {
        return new FormSlot(name, type, name + "？", "", false, null, null, null, Map.of());
    }
}
