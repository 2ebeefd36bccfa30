package io.yingda.server.fuzz;

import io.yingda.server.wechat.Body;
import io.yingda.server.wechat.Refused;
import java.util.List;

/** What WeChat sends, before anything happens to it, and what might stand where a value stands. */
final class Seeds {

    /** Bodies without sender, recipient and time. */
    private static final List<String> BODIES = List.of(
            "<MsgType>text</MsgType><Content>我想退货，单号 1234 😀</Content><MsgId>1</MsgId>",
            "<MsgType>text</MsgType><Content>1</Content><MsgId>2</MsgId><bizmsgmenuid>101</bizmsgmenuid>",
            "<MsgType>image</MsgType><PicUrl>http://mmbiz.qpic.cn/x</PicUrl><MediaId>M</MediaId><MsgId>3</MsgId>",
            "<MsgType>voice</MsgType><MediaId>M</MediaId><Format>amr</Format><MediaId16K>K</MediaId16K>"
                    + "<Recognition>退货</Recognition><MsgId>4</MsgId>",
            "<MsgType>video</MsgType><MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId><MsgId>5</MsgId>",
            "<MsgType>location</MsgType><Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Scale>9</Scale>"
                    + "<Label>广州</Label><MsgId>6</MsgId>",
            "<MsgType>link</MsgType><Title>t</Title><Description>d</Description><Url>u</Url><MsgId>7</MsgId>",
            "<MsgType>file</MsgType><Title>t</Title><FileKey>k</FileKey><FileMd5>m</FileMd5>"
                    + "<FileTotalLen>10</FileTotalLen><MsgId>8</MsgId>",
            "<MsgType>event</MsgType><Event>subscribe</Event><EventKey>qrscene_1</EventKey><Ticket>t</Ticket>",
            "<MsgType>event</MsgType><Event>unsubscribe</Event><EventKey/>",
            "<MsgType>event</MsgType><Event>SCAN</Event><EventKey>12</EventKey><Ticket>t</Ticket>",
            "<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>23.1</Latitude><Longitude>113.3</Longitude>"
                    + "<Precision>119.4</Precision>",
            "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>MENU</EventKey>",
            "<MsgType>event</MsgType><Event>VIEW</Event><EventKey>http://x</EventKey><MenuId>1</MenuId>",
            "<MsgType>event</MsgType><Event>scancode_waitmsg</Event><EventKey>k</EventKey><ScanCodeInfo>"
                    + "<ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>",
            "<MsgType>event</MsgType><Event>pic_weixin</Event><EventKey>k</EventKey><SendPicsInfo><Count>2</Count><PicList>"
                    + "<item><PicMd5Sum>a</PicMd5Sum></item><item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>",
            "<MsgType>event</MsgType><Event>location_select</Event><EventKey>k</EventKey><SendLocationInfo>"
                    + "<Location_X>2</Location_X><Location_Y>3</Location_Y><Label>l</Label></SendLocationInfo>",
            "<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>2</MsgID><Status>success</Status>",
            "<MsgType>event</MsgType><Event>MASSSENDJOBFINISH</Event><MsgID>2</MsgID><Status>err(20001)</Status>"
                    + "<TotalCount>10</TotalCount><FilterCount>9</FilterCount><SentCount>8</SentCount><ErrorCount>1</ErrorCount>",
            "<MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event><PublishEventInfo><publish_id>1</publish_id>"
                    + "<publish_status>0</publish_status><article_id>a</article_id></PublishEventInfo>",
            "<MsgType>event</MsgType><Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List>"
                    + "<TemplateId>T</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List>"
                    + "</SubscribeMsgPopupEvent>",
            "<MsgType>event</MsgType><Event>kf_switch_session</Event><FromKfAccount>a</FromKfAccount>"
                    + "<ToKfAccount>b</ToKfAccount>",
            "<MsgType>event</MsgType><Event>card_pass_check</Event><CardId>c</CardId>",
            "<MsgType>event</MsgType><Event>qualification_verify_success</Event><ExpiredTime>1</ExpiredTime>",
            "<MsgType>event</MsgType><Event>user_enter_tempsession</Event><SessionFrom>s</SessionFrom>",
            "<MsgType>wificonnected</MsgType><ConnectTime>0</ConnectTime><MsgId>9</MsgId>",
            "<action>CheckContainerPath</action>");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "00",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1e309",
            "NaN",
            "-Infinity",
            "0x1p3",
            "1700000000000",
            "99999999999999999999",
            "true",
            "null",
            "[]",
            "{}",
            "event",
            "text",
            "subscribe",
            "unsubscribe",
            "card_",
            "CheckContainerPath",
            "gh_1",
            "oA",
            "oB",
            "../../etc/passwd",
            "' OR '1'='1",
            "${jndi:ldap://x/y}",
            "{{7*7}}",
            "%s%n%d",
            "<script>alert(1)</script>",
            "]]>",
            "&lt;",
            "\0",
            "a\0b",
            "\uD83D",
            "\uDE00x",
            "\uFFFE",
            "\uFEFF",
            "\u202Eabc",
            "e\u0301",
            "退".repeat(700),
            "x".repeat(5_000),
            "😀".repeat(300),
            "\n\n\n",
            "人工",
            "media:x",
            "退货\r\n怎么弄");

    private Seeds() {}

    static int bodies() {
        return BODIES.size();
    }

    /** One of the bodies, from this follower. */
    static Shape body(int number, String sender) {
        return shape("<xml><ToUserName>gh_1</ToUserName><FromUserName>" + sender
                + "</FromUserName><CreateTime>1700000000</CreateTime>" + BODIES.get(number) + "</xml>");
    }

    static Shape envelope(String encrypted) {
        Shape envelope = shape("<xml><ToUserName>gh_1</ToUserName><Encrypt/></xml>");
        envelope.say("Encrypt", encrypted);
        return envelope;
    }

    private static Shape shape(String xml) {
        try {
            return Shape.of(Body.read(xml).root());
        } catch (Refused impossible) {
            throw new IllegalStateException(xml, impossible);
        }
    }

    static List<String> values() {
        return VALUES;
    }
}
