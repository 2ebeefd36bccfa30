package io.yingda.server.sandbox;

import static io.yingda.server.sandbox.Rehearsal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import me.chanjar.weixin.common.bean.menu.WxMenuRule;
import me.chanjar.weixin.mp.api.WxMpUserTagService;
import me.chanjar.weixin.mp.bean.result.WxMpQrCodeTicket;
import me.chanjar.weixin.mp.bean.result.WxMpUser;
import me.chanjar.weixin.mp.bean.tag.WxUserTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApiPeopleTest {

    @Test
    void aFollowerIsKnownWithoutNicknameAndOthersByTheirOpenIdOnly() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            WxMpUser lin = rehearsal.wechat().getUserService().userInfo(rehearsal.lin());
            assertThat(lin.getSubscribe()).isTrue();
            assertThat(rehearsal
                            .get("/cgi-bin/user/info?access_token=" + rehearsal.token() + "&openid=" + rehearsal.lin())
                            .get("nickname")
                            .asText())
                    .isEmpty();
            assertThat(lin.getSubscribeTime()).isEqualTo(Visitor.NOW.getEpochSecond());
            assertThat(lin.getSubscribeScene()).isEqualTo("ADD_SCENE_SEARCH");
            String zhou = rehearsal.visitor().sandbox().openId("shop", "zhou");
            List<WxMpUser> both = rehearsal.wechat().getUserService().userInfoList(List.of(rehearsal.lin(), zhou));
            assertThat(both).extracting(WxMpUser::getSubscribe).containsExactly(true, false);
            assertThat(rehearsal.wechat().getUserService().userList(null).getOpenids())
                    .containsExactly(rehearsal.lin());
            rehearsal.wechat().getUserService().userUpdateRemark(rehearsal.lin(), "老客户");
            assertThat(rehearsal
                            .wechat()
                            .getUserService()
                            .userInfo(rehearsal.lin())
                            .getRemark())
                    .isEqualTo("老客户");
            refused(40003, () -> rehearsal.wechat().getUserService().userInfo("oNobody"));
        }
    }

    @Test
    void tagsAreMadeGivenAndTaken() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            WxMpUserTagService tags = rehearsal.wechat().getUserTagService();
            WxUserTag tag = tags.tagCreate("会员");
            refused(45157, () -> tags.tagCreate("会员"));
            refused(45158, () -> tags.tagCreate("很长很长很长很长很长的标签"));
            tags.batchTagging(tag.getId(), new String[] {rehearsal.lin()});
            assertThat(tags.userTagList(rehearsal.lin())).containsExactly(tag.getId());
            assertThat(tags.tagGet())
                    .singleElement()
                    .extracting(WxUserTag::getCount)
                    .isEqualTo(1);
            assertThat(tags.tagListUser(tag.getId(), "").getData().getOpenidList())
                    .containsExactly(rehearsal.lin());
            tags.tagUpdate(tag.getId(), "贵宾");
            tags.batchUntagging(tag.getId(), new String[] {rehearsal.lin()});
            assertThat(tags.userTagList(rehearsal.lin())).isEmpty();
            tags.tagDelete(tag.getId());
            refused(45159, () -> tags.batchTagging(tag.getId(), new String[] {rehearsal.lin()}));
            refused(45058, () -> tags.tagDelete(2L));
        }
    }

    @Test
    void whoIsBlacklistedCannotWriteAndIsNotWrittenTo() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.wechat().getBlackListService().pushToBlacklist(List.of(rehearsal.lin()));
            refused(43019, () -> rehearsal.sends("您好"));
            HttpResponse<String> refused = rehearsal.visitor().make("{\"kind\":\"text\",\"text\":\"在吗\"}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("黑名单");
            rehearsal.wechat().getBlackListService().pullFromBlacklist(List.of(rehearsal.lin()));
            rehearsal.sends("您好");
        }
    }

    @Test
    void aScannedCodeTellsItsSceneAndTicketAndOpensAMinute() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            WxMpQrCodeTicket ticket = rehearsal.wechat().getQrcodeService().qrCodeCreateTmpTicket("counter-3", 600);
            assertThat(rehearsal
                            .visitor()
                            .json("/api/stage")
                            .at("/chats/0/scenes/0/scene")
                            .asText())
                    .isEqualTo("counter-3");
            rehearsal.visitor().play("{\"kind\":\"scan\",\"scene\":\"counter-3\"}");
            assertThat(rehearsal.events("subscribe")).singleElement().satisfies(event -> {
                assertThat(WeChatFacts.element(event, "EventKey")).isEqualTo("qrscene_counter-3");
                assertThat(WeChatFacts.element(event, "Ticket")).isEqualTo(ticket.getTicket());
            });
            WxMpUser lin = rehearsal.wechat().getUserService().userInfo(rehearsal.lin());
            assertThat(lin.getSubscribeScene()).isEqualTo("ADD_SCENE_QR_CODE");
            assertThat(lin.getQrSceneStr()).isEqualTo("counter-3");
            rehearsal.sends("欢迎");
            rehearsal.pass(Duration.ofMinutes(10));
            HttpResponse<String> over = rehearsal.visitor().make("{\"kind\":\"scan\",\"scene\":\"counter-3\"}");
            assertThat(over.statusCode()).isEqualTo(409);
            assertThat(over.body()).contains("过期");
        }
    }

    @Test
    void permanentCodesAreTheSameForTheSameSceneAndLimited() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            WxMpQrCodeTicket one = rehearsal.wechat().getQrcodeService().qrCodeCreateLastTicket(7);
            WxMpQrCodeTicket other = rehearsal.wechat().getQrcodeService().qrCodeCreateLastTicket(7);
            assertThat(other.getTicket()).isEqualTo(one.getTicket());
            String create = "/cgi-bin/qrcode/create?access_token=" + rehearsal.token();
            String wrong = "{\"action_name\":\"QR_LIMIT_SCENE\",\"action_info\":{\"scene\":{\"scene_id\":100001}}}";
            assertThat(rehearsal.post(create, wrong).get("errcode").asInt()).isEqualTo(40053);
        }
    }

    @Test
    void aMenuIsOnThePhoneAndItsClicksArePushed() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.wechat().getMenuService().menuCreate(menu("查订单", "ORDER"));
            assertThat(rehearsal
                            .visitor()
                            .json("/api/stage")
                            .at("/chats/0/menu/0/label")
                            .asText())
                    .isEqualTo("查订单");
            rehearsal.visitor().play("{\"kind\":\"menu\",\"key\":\"ORDER\"}");
            assertThat(rehearsal.visitor().lines().getLast().at("/content/text").asText())
                    .contains("查订单");
            assertThat(rehearsal.events("CLICK")).hasSize(1);
            assertThat(rehearsal.wechat().getMenuService().menuGet().getMenu().getButtons())
                    .hasSize(1);
            assertThat(rehearsal.wechat().getMenuService().getSelfMenuInfo().getIsMenuOpen())
                    .isEqualTo(1);
            rehearsal.wechat().getMenuService().menuDelete();
            assertThat(rehearsal
                            .get("/cgi-bin/menu/get?access_token=" + rehearsal.token())
                            .get("errcode")
                            .asInt())
                    .isEqualTo(46003);
        }
    }

    @Test
    void aConditionalMenuIsForThoseWithTheTag() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            WxMenu special = menu("贵宾专线", "VIP");
            WxMenuRule rule = new WxMenuRule();
            WxUserTag tag = rehearsal.wechat().getUserTagService().tagCreate("贵宾");
            rule.setTagId(tag.getId().toString());
            special.setMatchRule(rule);
            refused(65303, () -> rehearsal.wechat().getMenuService().menuCreate(special));
            rehearsal.wechat().getMenuService().menuCreate(menu("查订单", "ORDER"));
            String id = rehearsal.wechat().getMenuService().menuCreate(special);
            assertThat(label(rehearsal)).isEqualTo("查订单");
            rehearsal.wechat().getUserTagService().batchTagging(tag.getId(), new String[] {rehearsal.lin()});
            assertThat(label(rehearsal)).isEqualTo("贵宾专线");
            // WxJava looks for a menu around the buttons, where WeChat's documentation has none.
            assertThat(rehearsal
                            .post(
                                    "/cgi-bin/menu/trymatch?access_token=" + rehearsal.token(),
                                    "{\"user_id\":\"" + rehearsal.lin() + "\"}")
                            .at("/button/0/key")
                            .asText())
                    .isEqualTo("VIP");
            rehearsal.wechat().getMenuService().menuDelete(id);
            assertThat(label(rehearsal)).isEqualTo("查订单");
        }
    }

    private static String label(Rehearsal rehearsal) throws Exception {
        return rehearsal
                .visitor()
                .json("/api/stage")
                .at("/chats/0/menu/0/label")
                .asText();
    }

    private static WxMenu menu(String name, String key) {
        WxMenuButton button = new WxMenuButton();
        button.setType("click");
        button.setName(name);
        button.setKey(key);
        WxMenu menu = new WxMenu();
        menu.setButtons(List.of(button));
        return menu;
    }
}
