package io.yingda.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.server.wechat.Refused.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundReaderTest {

    @Test
    void readsWhoSentItToWhomAndWhen() throws Refused {
        Inbound inbound = message("text", "<Content>x</Content>");

        assertThat(inbound.header().follower()).isEqualTo(new FollowerId("shop", "oA"));
        assertThat(inbound.header().recipient()).isEqualTo("gh_1");
        assertThat(inbound.header().sentAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void readsMilliseconds() throws Refused {
        Inbound inbound = read("<FromUserName>oA</FromUserName><ToUserName>gh_1</ToUserName>"
                + "<CreateTime>1700000000123</CreateTime><MsgType>text</MsgType><MsgId>1</MsgId>");

        assertThat(inbound.header().sentAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    }

    @Test
    void readsTextAndTheMenuItemItMayComeFrom() throws Refused {
        assertThat(message("text", "<Content>满意</Content><bizmsgmenuid>101</bizmsgmenuid>"))
                .isInstanceOfSatisfying(Inbound.Text.class, text -> {
                    assertThat(text.text()).isEqualTo("满意");
                    assertThat(text.menuItem()).isEqualTo("101");
                });
        assertThat(message("text", "<Content>x</Content>"))
                .isInstanceOfSatisfying(
                        Inbound.Text.class, text -> assertThat(text.menuItem()).isNull());
    }

    @Test
    void readsALocationWhoseNumbersAreNonsenseAsNowhere() throws Refused {
        assertThat(message("location", "<Location_X>north</Location_X><Scale>x</Scale>"))
                .isInstanceOfSatisfying(Inbound.Location.class, location -> {
                    assertThat(location.latitude()).isZero();
                    assertThat(location.scale()).isZero();
                });
    }

    @Test
    void aFileWithoutASizeHasNone() throws Refused {
        assertThat(message("file", "<Title>a.zip</Title>"))
                .isInstanceOfSatisfying(
                        Inbound.Document.class, file -> assertThat(file.bytes()).isEqualTo(-1));
    }

    @Test
    void keepsTheFieldsOfAKindItDoesNotKnow() throws Refused {
        assertThat(message("hologram", "<Title>t</Title><Deep><x>1</x></Deep>"))
                .isInstanceOfSatisfying(Inbound.Other.class, other -> {
                    assertThat(other.kind()).isEqualTo("hologram");
                    assertThat(other.fields()).containsEntry("Title", "t").doesNotContainKey("Deep");
                });
        assertThat(event("Brand_New", ""))
                .isInstanceOfSatisfying(
                        Inbound.Other.class, other -> assertThat(other.kind()).isEqualTo("event:Brand_New"));
    }

    @ParameterizedTest
    @CsvSource({
        "subscribe,Follow",
        "unsubscribe,Unfollow",
        "scan,Scan",
        "LOCATION,LocationReport",
        "click,MenuClick",
        "View,MenuView",
        "view_miniprogram,MenuMiniProgram",
        "SCANCODE_PUSH,MenuScan",
        "scancode_waitmsg,MenuScan",
        "pic_weixin,MenuPictures",
        "location_select,MenuLocation",
        "templateSendJobFinish,TemplateSent",
        "masssendjobfinish,BroadcastSent",
        "PUBLISHJOBFINISH,Published",
        "freepublishjobfinish,Published",
        "kf_create_session,HumanSessionCreated",
        "kf_close_session,HumanSessionClosed",
        "kf_switch_session,HumanSessionSwitched",
        "subscribe_msg_popup_event,Subscription",
        "user_info_modified,AuthorizationChanged",
        "USER_GET_CARD,Card",
        "card_pay_order,Card",
        "annual_renew,Verification",
        "user_enter_tempsession,EnteredSession",
        "ShakearoundUserShake,Retired",
        "user_scan_product_async,Retired",
        "device_event,Retired",
        "poi_check_notify,Retired",
        "WifiConnected,Retired"
    })
    void namesEventsWithoutRegardToCase(String event, String expected) throws Refused {
        assertThat(event(event, "").getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"qrscene_123,123", "qrscene_,''", "last_trade_no_4,null", "'',null"})
    void takesTheSceneOfANewFollowerFromItsPrefix(String key, String scene) throws Refused {
        assertThat(event("subscribe", "<EventKey>" + key + "</EventKey>"))
                .isInstanceOfSatisfying(
                        Event.Follow.class, follow -> assertThat(follow.scene()).isEqualTo(scene));
    }

    @Test
    void readsConsentAloneOrInAList() throws Refused {
        List<Event.SubscriptionItem> expected = List.of(new Event.SubscriptionItem("T", "accept"));
        String common = "{\"FromUserName\":\"oA\",\"ToUserName\":\"gh_1\",\"CreateTime\":\"1\",\"MsgType\":\"event\","
                + "\"Event\":\"subscribe_msg_popup_event\",\"List\":";
        String item = "{\"TemplateId\":\"T\",\"SubscribeStatusString\":\"accept\"}";

        for (String list : List.of(item, '[' + item + ']')) {
            assertThat(InboundReader.read("shop", Body.read(common + list + '}').root()))
                    .isInstanceOfSatisfying(
                            Event.Subscription.class,
                            consent -> assertThat(consent.items()).isEqualTo(expected));
        }
    }

    @Test
    void countsThePicturesAndKeepsTheirDigests() throws Refused {
        Inbound inbound = event(
                "pic_sysphoto",
                "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item>"
                        + "<item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>");

        assertThat(inbound).isInstanceOfSatisfying(Event.MenuPictures.class, pictures -> {
            assertThat(pictures.count()).isEqualTo(2);
            assertThat(pictures.md5s()).containsExactly("a", "b");
        });
    }

    @Test
    void messagesAreTheSameWhenTheirIdsAre() throws Refused {
        assertThat(key(message("text", "<Content>x</Content>")))
                .isEqualTo(key(message("text", "<Content>x</Content>")));
        assertThat(key(read(common("text", "") + "<MsgId>2</MsgId>")))
                .isNotEqualTo(key(read(common("text", "") + "<MsgId>3</MsgId>")));
    }

    @Test
    void messagesWithoutAnIdAreToldApartByTheirContent() throws Refused {
        assertThat(key(read(common("text", "<Content>a</Content>"))))
                .isNotEqualTo(key(read(common("text", "<Content>b</Content>"))));
    }

    @Test
    void eventsAreTheSameWhenSenderTimeNameAndKeyAre() throws Refused {
        assertThat(key(event("CLICK", "<EventKey>a</EventKey>")))
                .isEqualTo(key(event("click", "<EventKey>a</EventKey>")));
        assertThat(key(event("CLICK", "<EventKey>a</EventKey>")))
                .isNotEqualTo(key(event("CLICK", "<EventKey>b</EventKey>")));
        assertThat(key(event("CLICK", "<EventKey>a</EventKey>")))
                .isNotEqualTo(key(event("VIEW", "<EventKey>a</EventKey>")));
    }

    @Test
    void theIdOfAJobIsNoMessageId() throws Refused {
        assertThat(key(event("TEMPLATESENDJOBFINISH", "<MsgID>7</MsgID>")))
                .doesNotContain("7<")
                .doesNotEndWith("/7");
        assertThat(key(event("TEMPLATESENDJOBFINISH", "<MsgID>7</MsgID>")))
                .isNotEqualTo(key(event("MASSSENDJOBFINISH", "<MsgID>7</MsgID>")));
    }

    @Test
    void equalIdsOfDifferentFollowersOrAccountsAreDifferent() throws Refused {
        Element body = Body.read("<xml>" + common("text", "<MsgId>1</MsgId>") + "</xml>")
                .root();
        assertThat(key(InboundReader.read("shop", body))).isNotEqualTo(key(InboundReader.read("club", body)));
    }

    @ParameterizedTest
    @CsvSource({"FromUserName", "ToUserName", "MsgType"})
    void refusesAMessageWithoutWhatEveryMessageHas(String missing) {
        String body = common("text", "").replaceAll("<" + missing + ">.*</" + missing + ">", "");
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.INCOMPLETE));
    }

    private static String key(Inbound inbound) {
        return inbound.header().key();
    }

    private static Inbound message(String type, String fields) throws Refused {
        return read(common(type, fields) + "<MsgId>1</MsgId>");
    }

    private static Inbound event(String name, String fields) throws Refused {
        return read(common("event", "<Event>" + name + "</Event>" + fields));
    }

    private static String common(String type, String fields) {
        return "<MsgType>" + type + "</MsgType>" + fields
                + "<FromUserName>oA</FromUserName><ToUserName>gh_1</ToUserName><CreateTime>1700000000</CreateTime>";
    }

    private static Inbound read(String fields) throws Refused {
        return InboundReader.read("shop", Body.read("<xml>" + fields + "</xml>").root());
    }
}
