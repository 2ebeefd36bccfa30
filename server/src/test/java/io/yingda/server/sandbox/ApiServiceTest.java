package io.yingda.server.sandbox;

import static io.yingda.server.sandbox.Rehearsal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Date;
import me.chanjar.weixin.mp.api.WxMpKefuService;
import me.chanjar.weixin.mp.bean.kefu.request.WxMpKfAccountRequest;
import me.chanjar.weixin.mp.bean.kefu.result.WxMpKfMsgRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApiServiceTest {

    private static final String TRANSFER = "<MsgType>transfer_customer_service</MsgType>";

    @Test
    void agentsAreAddedRenamedAndDeleted() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            WxMpKefuService service = rehearsal.wechat().getKefuService();
            service.kfAccountAdd(agent("xiaoli@shop", "小李"));
            refused(65406, () -> service.kfAccountAdd(agent("xiaoli@shop", "小李")));
            refused(65404, () -> service.kfAccountAdd(agent("小李@shop", "小李")));
            refused(65403, () -> service.kfAccountAdd(agent("long@shop", "名字".repeat(9))));
            service.kfAccountUpdate(agent("xiaoli@shop", "李姐"));
            assertThat(service.kfList().getKfList())
                    .singleElement()
                    .satisfies(known -> assertThat(known.getNick()).isEqualTo("李姐"));
            assertThat(service.kfOnlineList().getKfOnlineList()).isEmpty();
            service.kfAccountDel("xiaoli@shop");
            assertThat(service.kfList().getKfList()).isEmpty();
        }
    }

    @Test
    void whoIsHandedOverTalksWithTheAgentUntilTheSessionIsClosed() throws Exception {
        try (Rehearsal rehearsal = transferring()) {
            rehearsal.visitor().play("{\"kind\":\"follow\"}");
            attend(rehearsal, true);
            rehearsal.writes("找人工");
            rehearsal.visitor().counted("empty", 2);
            assertThat(rehearsal.events("kf_create_session"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(WeChatFacts.element(event, "KfAccount")).isEqualTo("xiaoli@shop"));
            int before = rehearsal.server().pushes().size();
            make(rehearsal, "你好");
            say(rehearsal, "{\"account\":\"shop\",\"person\":\"lin\",\"words\":\"我是小李\"}");
            assertThat(rehearsal.server().pushes()).hasSize(before);
            assertThat(rehearsal.visitor().lines().getLast().get("note").asText())
                    .isEqualTo("客服 小李");
            assertThat(rehearsal
                            .wechat()
                            .getKefuService()
                            .kfSessionGet(rehearsal.lin())
                            .getKfAccount())
                    .isEqualTo("xiaoli@shop");
            assertThat(rehearsal
                            .wechat()
                            .getKefuService()
                            .kfOnlineList()
                            .getKfOnlineList()
                            .getFirst()
                            .getAcceptedCase())
                    .isEqualTo(1);
            assertThat(rehearsal
                            .wechat()
                            .getKefuService()
                            .kfMsgList(
                                    Date.from(Visitor.NOW.minusSeconds(60)),
                                    Date.from(Visitor.NOW.plusSeconds(60)),
                                    1L,
                                    100)
                            .getRecords())
                    .extracting(WxMpKfMsgRecord::getText)
                    .containsExactly("你好", "我是小李");
            rehearsal.wechat().getKefuService().kfSessionClose(rehearsal.lin(), "xiaoli@shop");
            rehearsal.visitor().counted("empty", 3);
            assertThat(rehearsal.events("kf_close_session")).hasSize(1);
            refused(65413, () -> rehearsal.wechat().getKefuService().kfSessionClose(rehearsal.lin(), "xiaoli@shop"));
            rehearsal.writes("回到机器人");
            assertThat(rehearsal.visitor().sandbox().witness().tally().keptByAgents())
                    .isEqualTo(1);
        }
    }

    @Test
    void aSessionEndsByItselfAfterThirtyMinutes() throws Exception {
        try (Rehearsal rehearsal = transferring()) {
            rehearsal.visitor().play("{\"kind\":\"follow\"}");
            attend(rehearsal, true);
            rehearsal.writes("找人工");
            rehearsal.pass(Duration.ofMinutes(29));
            make(rehearsal, "还在吗");
            assertThat(rehearsal.visitor().sandbox().witness().tally().keptByAgents())
                    .isEqualTo(1);
            rehearsal.pass(Duration.ofMinutes(1));
            rehearsal.visitor().counted("empty", 3);
            assertThat(rehearsal.events("kf_close_session")).hasSize(1);
            rehearsal.writes("又归机器人了");
            assertThat(rehearsal.visitor().sandbox().witness().tally().transferred())
                    .isEqualTo(2);
        }
    }

    @Test
    void whileNobodyIsThereTheFollowerWaitsAndTheServerStillHears() throws Exception {
        try (Rehearsal rehearsal = transferring()) {
            rehearsal.visitor().play("{\"kind\":\"follow\"}");
            rehearsal.writes("找人工");
            rehearsal.writes("有人吗");
            assertThat(rehearsal.visitor().sandbox().witness().tally().transferred())
                    .isEqualTo(2);
            assertThat(rehearsal
                            .wechat()
                            .getKefuService()
                            .kfSessionGetWaitCase()
                            .getCount())
                    .isEqualTo(1);
            attend(rehearsal, true);
            rehearsal.visitor().counted("empty", 2);
            assertThat(rehearsal
                            .wechat()
                            .getKefuService()
                            .kfSessionGetWaitCase()
                            .getCount())
                    .isZero();
            assertThat(rehearsal
                            .wechat()
                            .getKefuService()
                            .kfSessionList("xiaoli@shop")
                            .getKfSessionList())
                    .hasSize(1);
        }
    }

    @Test
    void anAgentMayHandOnToAnother() throws Exception {
        try (Rehearsal rehearsal = transferring()) {
            rehearsal.visitor().play("{\"kind\":\"follow\"}");
            attend(rehearsal, true);
            rehearsal.writes("找人工");
            rehearsal.wechat().getKefuService().kfAccountAdd(agent("wang@shop", "老王"));
            refused(65414, () -> rehearsal.wechat().getKefuService().kfSessionCreate(rehearsal.lin(), "wang@shop"));
            say(rehearsal, "{\"account\":\"shop\",\"person\":\"lin\",\"to\":\"wang@shop\"}");
            rehearsal.visitor().counted("empty", 3);
            assertThat(rehearsal.events("kf_switch_session")).singleElement().satisfies(event -> {
                assertThat(WeChatFacts.element(event, "FromKfAccount")).isEqualTo("xiaoli@shop");
                assertThat(WeChatFacts.element(event, "ToKfAccount")).isEqualTo("wang@shop");
            });
        }
    }

    @Test
    void recordsAreAskedForADayAtMost() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            refused(
                    65417,
                    () -> rehearsal
                            .wechat()
                            .getKefuService()
                            .kfMsgList(
                                    Date.from(Visitor.NOW.minus(Duration.ofDays(2))), Date.from(Visitor.NOW), 1L, 100));
            JsonNode backwards = rehearsal.post(
                    "/customservice/msgrecord/getmsglist?access_token=" + rehearsal.token(),
                    "{\"starttime\":1795300100,\"endtime\":1795300000,\"msgid\":1,\"number\":100}");
            assertThat(backwards.get("errcode").asInt()).isEqualTo(65416);
        }
    }

    /** A server that hands over every message. */
    private static Rehearsal transferring() throws Exception {
        return new Rehearsal(push -> {
            String plain = WeChatFacts.decrypt(WeChatFacts.element(push.body(), "Encrypt"));
            return WeChatFacts.element(plain, "MsgType").equals("event")
                    ? PretendedServer.Answer.of("success")
                    : PretendedServer.Answer.of(WeChatFacts.sealed(WeChatFacts.reply(push.openId(), TRANSFER)));
        });
    }

    private static void attend(Rehearsal rehearsal, boolean online) throws Exception {
        rehearsal
                .visitor()
                .control(
                        "agents",
                        "{\"account\":\"shop\",\"agent\":\"xiaoli@shop\",\"nickname\":\"小李\",\"online\":" + online
                                + "}");
    }

    /** Says something to the agent; nothing is pushed, so that there is no end to wait for. */
    private static void make(Rehearsal rehearsal, String text) throws Exception {
        assertThat(rehearsal
                        .visitor()
                        .make("{\"kind\":\"text\",\"text\":\"" + text + "\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private static JsonNode say(Rehearsal rehearsal, String words) throws Exception {
        return rehearsal.visitor().control("sessions", words);
    }

    private static WxMpKfAccountRequest agent(String account, String nickname) {
        return WxMpKfAccountRequest.builder()
                .kfAccount(account)
                .nickName(nickname)
                .build();
    }
}
