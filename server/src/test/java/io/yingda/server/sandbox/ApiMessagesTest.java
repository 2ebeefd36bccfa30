package io.yingda.server.sandbox;

import static io.yingda.server.sandbox.Rehearsal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.sandbox.witness.Sighting;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.time.Duration;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage.MsgMenu;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage.WxArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ApiMessagesTest {

    @Test
    void aFollowAllowsThreeMessagesForAMinute() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            for (int number = 1; number <= 3; number++) {
                rehearsal.sends("第 " + number + " 条");
            }
            refused(45047, () -> rehearsal.sends("第 4 条"));
            rehearsal.pass(Duration.ofMinutes(1));
            refused(45015, () -> rehearsal.sends("太晚了"));
        }
    }

    @Test
    void aMessageAllowsFiveForFortyEightHours() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.pass(Duration.ofMinutes(2));
            rehearsal.writes("在吗");
            for (int number = 1; number <= 5; number++) {
                rehearsal.sends("第 " + number + " 条");
            }
            refused(45047, () -> rehearsal.sends("第 6 条"));
            rehearsal.writes("还在吗");
            rehearsal.pass(Duration.ofDays(2).minusSeconds(1));
            rehearsal.sends("还来得及");
            rehearsal.pass(Duration.ofSeconds(1));
            refused(45015, () -> rehearsal.sends("来不及了"));
        }
    }

    @Test
    void aTapOnAChoiceCountsAsAClick() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.pass(Duration.ofMinutes(2));
            rehearsal.visitor().play("{\"kind\":\"choose\",\"id\":\"101\",\"text\":\"满意\"}");
            assertThat(rehearsal
                            .visitor()
                            .json("/api/control/allowance/shop/lin")
                            .at("/windows"))
                    .singleElement()
                    .satisfies(window -> {
                        assertThat(window.get("contact").asText()).isEqualTo("click");
                        assertThat(window.get("left").asInt()).isEqualTo(3);
                    });
            String push = WeChatFacts.decrypt(
                    WeChatFacts.element(rehearsal.server().pushes().getLast().body(), "Encrypt"));
            assertThat(WeChatFacts.element(push, "bizmsgmenuid")).isEqualTo("101");
            assertThat(WeChatFacts.element(push, "Content")).isEqualTo("满意");
        }
    }

    @Test
    void whoUnfollowedGetsNothing() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.writes("在吗");
            rehearsal.visitor().play("{\"kind\":\"unfollow\"}");
            refused(45015, () -> rehearsal.sends("回来吧"));
        }
    }

    @Test
    void anOpenIdNobodyHasIsRefused() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            refused(
                    40003,
                    () -> rehearsal
                            .wechat()
                            .getKefuService()
                            .sendKefuMessage(WxMpKefuMessage.TEXT()
                                    .toUser("oNobody")
                                    .content("您好")
                                    .build()));
        }
    }

    @Test
    void anAccountWithoutCertificateMayNot() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.visitor().control("accounts", "{\"account\":\"shop\",\"certified\":false}");
            refused(48001, () -> rehearsal.sends("您好"));
        }
    }

    @Test
    void everyKindIsShownAsItCame() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.writes("都发给我");
            String lin = rehearsal.lin();
            WxArticle article = new WxArticle();
            article.setTitle("新品");
            article.setDescription("到店");
            article.setPicUrl("https://example.com/1.jpg");
            article.setUrl("https://example.com/1");
            send(
                    rehearsal,
                    WxMpKefuMessage.NEWS().toUser(lin).addArticle(article).build());
            assertThat(rehearsal.lastContent().at("/cards/0/title").asText()).isEqualTo("新品");
            send(
                    rehearsal,
                    WxMpKefuMessage.MSGMENU()
                            .toUser(lin)
                            .headContent("满意吗")
                            .addMenus(new MsgMenu("101", "满意"), new MsgMenu("102", "不满意"))
                            .tailContent("谢谢")
                            .build());
            JsonNode choices = rehearsal.lastContent();
            assertThat(choices.get("kind").asText()).isEqualTo("choices");
            assertThat(choices.at("/choices/1/text").asText()).isEqualTo("不满意");
            send(
                    rehearsal,
                    WxMpKefuMessage.WXCARD().toUser(lin).cardId("card-1").build());
            assertThat(rehearsal.lastContent().get("cardId").asText()).isEqualTo("card-1");
            assertThat(rehearsal.visitor().sandbox().witness().sightings(row -> row.way() == Way.CUSTOMER_SERVICE))
                    .extracting(Sighting::kind)
                    .containsExactly("news", "choices", "coupon");
        }
    }

    @Test
    void whatAnArtificialIntelligenceMadeIsMarked() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            assertThat(
                            custom(
                                    rehearsal,
                                    "{\"touser\":\"" + rehearsal.lin()
                                            + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"},\"aimsgcontext\":{\"is_ai_msg\":1}}"))
                    .isZero();
            assertThat(rehearsal.visitor().lines().getLast().get("note").asText())
                    .isEqualTo("内容由第三方AI生成");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    `` | 44002
                    {"touser" | 47001
                    {"touser":"$","msgtype":"text","text":{"content":"\\u4f60"}} | 40033
                    {"touser":"$","msgtype":"hologram","hologram":{}} | 40008
                    {"touser":"$","msgtype":"text","text":{"content":""}} | 44004
                    {"touser":"$","msgtype":"image","image":{"media_id":"none"}} | 40007
                    {"touser":"$","msgtype":"mpnewsarticle","mpnewsarticle":{"article_id":"none"}} | 53600
                    {"touser":"$","msgtype":"news","news":{"articles":[]}} | 44003
                    {"touser":"$","msgtype":"news","news":{"articles":[{"title":"a","description":"b","url":"c"}]}} | 44003
                    {"touser":"$","msgtype":"news","news":{"articles":[{},{}]}} | 45008
                    {"touser":"$","msgtype":"text","text":{"content":"a"},"customservice":{"kf_account":"nobody@shop"}} | 65401
                    {"touser":"$","msgtype":"text","text":{"content":"a"}} | 0
                    """)
    void whatIsWrongHasItsOwnCode(String body, int code) throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            assertThat(custom(rehearsal, body == null ? "" : body.replace("$", rehearsal.lin())))
                    .isEqualTo(code);
        }
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndUsesNothingUp() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            refused(45002, () -> rehearsal.sends("长".repeat(683)));
            assertThat(rehearsal
                            .visitor()
                            .json("/api/control/allowance/shop/lin")
                            .at("/windows/0/left")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void typingNeedsARecentMessageAndLastsUntilTheAnswer() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            refused(45080, () -> typing(rehearsal, "Typing"));
            rehearsal.writes("在吗");
            typing(rehearsal, "Typing");
            refused(45081, () -> typing(rehearsal, "Typing"));
            rehearsal.sends("在的");
            typing(rehearsal, "Typing");
            typing(rehearsal, "CancelTyping");
            typing(rehearsal, "Typing");
            rehearsal.pass(Duration.ofSeconds(31));
            refused(45080, () -> typing(rehearsal, "Typing"));
            refused(45072, () -> typing(rehearsal, "Singing"));
        }
    }

    @Test
    void aDaysQuotaIsUsedUpAndClearedTenTimesAMonth() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            String token = rehearsal.token();
            String get = "/cgi-bin/freepublish/batchget?access_token=" + token;
            for (int time = 1; time <= 100; time++) {
                rehearsal.post(get, "{\"offset\":0,\"count\":1}");
            }
            assertThat(rehearsal
                            .post(get, "{\"offset\":0,\"count\":1}")
                            .get("errcode")
                            .asInt())
                    .isEqualTo(45009);
            String clear = "/cgi-bin/clear_quota?access_token=" + token;
            String body = "{\"appid\":\"" + WeChatFacts.APP_ID + "\"}";
            assertThat(rehearsal.post(clear, body).get("errcode").asInt()).isZero();
            assertThat(rehearsal
                            .post(get, "{\"offset\":0,\"count\":1}")
                            .get("total_count")
                            .asInt())
                    .isZero();
            for (int time = 2; time <= 10; time++) {
                rehearsal.post(clear, body);
            }
            assertThat(rehearsal.post(clear, body).get("errcode").asInt()).isEqualTo(48006);
        }
    }

    private static void typing(Rehearsal rehearsal, String command) throws Exception {
        rehearsal.wechat().getKefuService().sendKfTypingState(rehearsal.lin(), command);
    }

    private static void send(Rehearsal rehearsal, WxMpKefuMessage message) throws Exception {
        assertThat(rehearsal.wechat().getKefuService().sendKefuMessage(message)).isTrue();
    }

    private static int custom(Rehearsal rehearsal, String body) throws Exception {
        return rehearsal
                .post("/cgi-bin/message/custom/send?access_token=" + rehearsal.token(), body)
                .get("errcode")
                .asInt();
    }
}
