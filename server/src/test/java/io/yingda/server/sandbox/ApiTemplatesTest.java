package io.yingda.server.sandbox;

import static io.yingda.server.sandbox.Rehearsal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApiTemplatesTest {

    @Test
    void aTemplateMessageIsShownAndItsEndTold() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            String template = rehearsal.wechat().getTemplateMsgService().addTemplate("TM00015", List.of("订单号", "状态"));
            String id = send(rehearsal, template, "once");
            JsonNode shown = rehearsal.lastContent();
            assertThat(shown.get("kind").asText()).isEqualTo("template");
            assertThat(shown.at("/rows/0/label").asText()).isEqualTo("订单号");
            assertThat(shown.at("/rows/1/value").asText()).isEqualTo("已发货");
            rehearsal.visitor().counted("empty", 2);
            assertThat(rehearsal.events("TEMPLATESENDJOBFINISH"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(WeChatFacts.element(event, "MsgID")).isEqualTo(id);
                        assertThat(WeChatFacts.element(event, "Status")).isEqualTo("success");
                    });
            assertThat(send(rehearsal, template, "once"))
                    .as("the same client's id")
                    .isEqualTo(id);
            assertThat(rehearsal.visitor().sandbox().witness().tally().templates())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoBlocksTemplateMessagesSeesNoneAndTheServerIsTold() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal
                    .visitor()
                    .control("accounts", "{\"account\":\"shop\",\"person\":\"lin\",\"refusesTemplates\":true}");
            send(rehearsal, "any", "");
            rehearsal.visitor().counted("empty", 2);
            assertThat(rehearsal.events("TEMPLATESENDJOBFINISH"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(WeChatFacts.element(event, "Status")).isEqualTo("failed:user block"));
            assertThat(rehearsal.visitor().sandbox().witness().tally().templates())
                    .isZero();
        }
    }

    @Test
    void aTemplateNobodyAddedIsRefusedOnceThereAreSome() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            String template = rehearsal.wechat().getTemplateMsgService().addTemplate("TM1", List.of("单号"));
            refused(40037, () -> send(rehearsal, "unknown", ""));
            assertThat(rehearsal.wechat().getTemplateMsgService().getAllPrivateTemplate())
                    .singleElement()
                    .satisfies(known -> assertThat(known.getTemplateId()).isEqualTo(template));
            assertThat(rehearsal.wechat().getTemplateMsgService().delPrivateTemplate(template))
                    .isTrue();
        }
    }

    @Test
    void onlyFollowersGetTemplateMessages() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            refused(43004, () -> send(rehearsal, "any", ""));
        }
    }

    @Test
    void oneConsentIsOneSubscribeMessage() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            refused(43101, () -> subscribed(rehearsal));
            rehearsal.visitor().play("{\"kind\":\"agree\",\"template\":\"S1\",\"accept\":false}");
            refused(43101, () -> subscribed(rehearsal));
            rehearsal.visitor().play("{\"kind\":\"agree\",\"template\":\"S1\",\"accept\":true}");
            assertThat(rehearsal.events("subscribe_msg_popup_event"))
                    .extracting(event -> WeChatFacts.element(event, "SubscribeStatusString"))
                    .containsExactly("reject", "accept");
            subscribed(rehearsal);
            assertThat(rehearsal.lastContent().at("/rows/0/value").asText()).isEqualTo("到货了");
            refused(43101, () -> subscribed(rehearsal));
            rehearsal.visitor().counted("empty", 4);
            assertThat(rehearsal.events("subscribe_msg_sent_event"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(WeChatFacts.element(event, "TemplateId")).isEqualTo("S1"));
        }
    }

    private static String send(Rehearsal rehearsal, String template, String own) throws Exception {
        WxMpTemplateMessage message = WxMpTemplateMessage.builder()
                .toUser(rehearsal.lin())
                .templateId(template)
                .clientMsgId(own)
                .data(List.of(new WxMpTemplateData("keyword1", "A1001"), new WxMpTemplateData("keyword2", "已发货")))
                .build();
        return rehearsal.wechat().getTemplateMsgService().sendTemplateMsg(message);
    }

    private static void subscribed(Rehearsal rehearsal) throws Exception {
        rehearsal
                .wechat()
                .getSubscribeMsgService()
                .send(WxMpSubscribeMessage.builder()
                        .toUser(rehearsal.lin())
                        .templateId("S1")
                        .dataMap(Map.of("thing1", "到货了"))
                        .build());
    }
}
