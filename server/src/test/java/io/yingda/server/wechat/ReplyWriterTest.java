package io.yingda.server.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import io.yingda.engine.message.Reply.NewsItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyWriterTest {

    private static final Instant AT = Instant.ofEpochSecond(1122);
    private static final Header HEADER = new Header(new FollowerId("shop", "oA"), "gh_1", AT, "key");
    private final ReplyWriter writer = new ReplyWriter(2_000);

    private static Stream<Arguments> everyKind() {
        NewsItem item = new NewsItem("t", "d", "p", "u");
        return Stream.of(
                Arguments.of(
                        new Reply.Text("你好"),
                        "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content>",
                        "\"MsgType\":\"text\",\"Content\":\"你好\""),
                Arguments.of(
                        new Reply.Menu("选", List.of(new Option("甲", null), new Option("乙", "b")), "都不是"),
                        "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[选\n1. 甲\n2. 乙\n都不是]]></Content>",
                        "\"MsgType\":\"text\",\"Content\":\"选\\n1. 甲\\n2. 乙\\n都不是\""),
                Arguments.of(
                        new Reply.Image("m"),
                        "<MsgType><![CDATA[image]]></MsgType><Image><MediaId><![CDATA[m]]></MediaId></Image>",
                        "\"MsgType\":\"image\",\"Image\":{\"MediaId\":\"m\"}"),
                Arguments.of(
                        new Reply.Voice("m"),
                        "<MsgType><![CDATA[voice]]></MsgType><Voice><MediaId><![CDATA[m]]></MediaId></Voice>",
                        "\"MsgType\":\"voice\",\"Voice\":{\"MediaId\":\"m\"}"),
                Arguments.of(
                        new Reply.Video("m", "t", null),
                        "<MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[m]]></MediaId>"
                                + "<Title><![CDATA[t]]></Title></Video>",
                        "\"MsgType\":\"video\",\"Video\":{\"MediaId\":\"m\",\"Title\":\"t\"}"),
                Arguments.of(
                        new Reply.Music("t", "d", "u", "h", "m"),
                        "<MsgType><![CDATA[music]]></MsgType><Music><Title><![CDATA[t]]></Title>"
                                + "<Description><![CDATA[d]]></Description><MusicUrl><![CDATA[u]]></MusicUrl>"
                                + "<HQMusicUrl><![CDATA[h]]></HQMusicUrl>"
                                + "<ThumbMediaId><![CDATA[m]]></ThumbMediaId></Music>",
                        "\"MsgType\":\"music\",\"Music\":{\"Title\":\"t\",\"Description\":\"d\",\"MusicUrl\":\"u\","
                                + "\"HQMusicUrl\":\"h\",\"ThumbMediaId\":\"m\"}"),
                Arguments.of(
                        new Reply.News(List.of(item, item)),
                        "<MsgType><![CDATA[news]]></MsgType><ArticleCount>2</ArticleCount><Articles>"
                                + ("<item><Title><![CDATA[t]]></Title><Description><![CDATA[d]]></Description>"
                                                + "<PicUrl><![CDATA[p]]></PicUrl><Url><![CDATA[u]]></Url></item>")
                                        .repeat(2)
                                + "</Articles>",
                        "\"MsgType\":\"news\",\"ArticleCount\":2,\"Articles\":["
                                + "{\"Title\":\"t\",\"Description\":\"d\",\"PicUrl\":\"p\",\"Url\":\"u\"},"
                                + "{\"Title\":\"t\",\"Description\":\"d\",\"PicUrl\":\"p\",\"Url\":\"u\"}]"),
                Arguments.of(
                        new Reply.Transfer(null),
                        "<MsgType><![CDATA[transfer_customer_service]]></MsgType>",
                        "\"MsgType\":\"transfer_customer_service\""),
                Arguments.of(
                        new Reply.Transfer("a@b"),
                        "<MsgType><![CDATA[transfer_customer_service]]></MsgType>"
                                + "<TransInfo><KfAccount><![CDATA[a@b]]></KfAccount></TransInfo>",
                        "\"MsgType\":\"transfer_customer_service\",\"TransInfo\":{\"KfAccount\":\"a@b\"}"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void writesEveryKindInBothFormats(Reply reply, String xml, String json) {
        assertThat(writer.write(Format.XML, HEADER, reply, AT))
                .isEqualTo("<xml><ToUserName><![CDATA[oA]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName>"
                        + "<CreateTime>1122</CreateTime>" + xml + "</xml>");
        assertThat(writer.write(Format.JSON, HEADER, reply, AT))
                .isEqualTo("{\"ToUserName\":\"oA\",\"FromUserName\":\"gh_1\",\"CreateTime\":1122," + json + "}");
    }

    @Test
    void carriesTheEndOfACdataSection() throws Refused {
        assertThat(content("a]]>b]]]]>]]")).isEqualTo("a]]>b]]]]>]]");
    }

    @Test
    void dropsWhatXmlCannotCarry() throws Refused {
        assertThat(content("a\u0000b\u0008\u001B\uFFFE\uFFFFc\tд\n😀\uD83D")).isEqualTo("abc\tд\n😀");
    }

    @Test
    void cutsTextBetweenVisibleCharactersAtTheLimit() throws Refused {
        String text = "aб字👩‍👩‍👧".repeat(5);
        for (int limit = 26; limit < 80; limit++) {
            String written = new ReplyWriter(limit).write(Format.XML, HEADER, new Reply.Text(text), AT);
            String content = Body.read(written).root().text("Content");
            assertThat(content.getBytes(UTF_8).length).isBetween(limit - 18, limit);
            assertThat(text).startsWith(content);
            assertThat(content).matches("(?:aб字👩‍👩‍👧)*(?:a|aб|aб字)?");
        }
    }

    @Test
    void neverCutsWithinALink() throws Refused {
        String link = "<a href=\"https://example.com/help\">查看完整说明</a>";
        String written = new ReplyWriter(60).write(Format.XML, HEADER, new Reply.Text("先看这里" + link), AT);

        assertThat(Body.read(written).root().text("Content")).isEqualTo("先看这里");
    }

    @Test
    void sealsAReplySoThatWeChatCanOpenIt() throws Refused {
        MessageCipher cipher = new MessageCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx1");
        Envelope envelope = Envelope.seal("内容", cipher, "token", "nonce", AT);

        Element xml = Body.read(envelope.write(Format.XML)).root();
        assertThat(cipher.decrypt(xml.text("Encrypt"))).isEqualTo("内容");
        assertThat(xml.text("TimeStamp")).isEqualTo("1122");
        assertThat(Signature.matches(xml.text("MsgSignature"), "token", "1122", "nonce", xml.text("Encrypt")))
                .isTrue();
        assertThat(envelope.write(Format.JSON))
                .isEqualTo("{\"Encrypt\":\"%s\",\"MsgSignature\":\"%s\",\"TimeStamp\":1122,\"Nonce\":\"nonce\"}"
                        .formatted(envelope.encrypt(), envelope.signature()));
    }

    private String content(String text) throws Refused {
        return Body.read(writer.write(Format.XML, HEADER, new Reply.Text(text), AT))
                .root()
                .text("Content");
    }
}
