package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.sandbox.Received.Malformed;
import io.yingda.server.sandbox.Received.Nothing;
import io.yingda.server.sandbox.Received.Shown;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.phone.Content.Card;
import io.yingda.server.sandbox.phone.Phone;
import io.yingda.server.sandbox.push.Seal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private static final Phone PHONE = new Phone("shop", WeChatFacts.ORIGINAL_ID, "oLin");
    private static final String NEWS_ITEM =
            "<item><Title>新品</Title><Description>到店</Description><PicUrl>https://example.com/1.jpg</PicUrl><Url>https://example.com/1</Url></item>";

    private final ReplyReader reader = new ReplyReader(new Seal(Visitor.ACCOUNT));

    @ParameterizedTest
    @ValueSource(strings = {"", "success"})
    void nothingIsShownForNothing(String reply) {
        assertThat(reader.read(reply, PHONE, false)).isEqualTo(new Nothing());
    }

    @Test
    void everyKindIsRead() throws Exception {
        assertThat(shown(WeChatFacts.text("你好"))).isEqualTo(new Content.Text("你好"));
        assertThat(shown("<MsgType>image</MsgType><Image><MediaId>M1</MediaId></Image>"))
                .isEqualTo(new Content.Image("M1"));
        assertThat(shown("<MsgType>voice</MsgType><Voice><MediaId>M2</MediaId></Voice>"))
                .isEqualTo(new Content.Voice("M2"));
        assertThat(shown("<MsgType>video</MsgType><Video><MediaId>M3</MediaId><Title>洗澡</Title></Video>"))
                .isEqualTo(new Content.Video("M3", "洗澡", ""));
        assertThat(
                        shown(
                                "<MsgType>music</MsgType><Music><Title>歌</Title><HQMusicUrl>https://example.com/a.mp3</HQMusicUrl><ThumbMediaId>T</ThumbMediaId></Music>"))
                .isEqualTo(new Content.Music("歌", "", "https://example.com/a.mp3", "T"));
        assertThat(shown("<MsgType>transfer_customer_service</MsgType>")).isEqualTo(new Content.Notice("会话已转给微信客服"));
        assertThat(
                        shown(
                                "<MsgType>transfer_customer_service</MsgType><TransInfo><KfAccount>a@shop</KfAccount></TransInfo>"))
                .isEqualTo(new Content.Notice("会话已转给微信客服 a@shop"));
    }

    @Test
    void aMessageShowsOneArticleAnEventAll() throws Exception {
        String news =
                "<MsgType>news</MsgType><ArticleCount>2</ArticleCount><Articles>" + NEWS_ITEM.repeat(2) + "</Articles>";
        Card card = new Card("新品", "到店", "https://example.com/1.jpg", "https://example.com/1");
        assertThat(shown(news)).isEqualTo(new Content.News(List.of(card)));
        Received event = reader.read(WeChatFacts.sealed(WeChatFacts.reply("oLin", news)), PHONE, true);
        assertThat(Received.contents(event)).containsExactly(new Content.News(List.of(card, card)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<MsgType>text</MsgType>",
                "<MsgType>text</MsgType><Content></Content>",
                "<MsgType>hologram</MsgType>",
                "<MsgType>image</MsgType><Image></Image>",
                "<MsgType>image</MsgType>",
                "<MsgType>music</MsgType><Music><Title>歌</Title></Music>",
                "<MsgType>news</MsgType><ArticleCount>1</ArticleCount><Articles></Articles>",
                "<MsgType>news</MsgType><ArticleCount>3</ArticleCount><Articles>" + NEWS_ITEM + "</Articles>",
                "<Content>没有种类</Content>"
            })
    void anIncompleteReplyIsMalformed(String body) throws Exception {
        assertThat(read(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void aTextLongerThanWeChatTakesIsMalformed() throws Exception {
        assertThat(read(WeChatFacts.text("长".repeat(682)))).isInstanceOf(Shown.class);
        assertThat(read(WeChatFacts.text("长".repeat(683)))).isInstanceOf(Malformed.class);
    }

    @Test
    void anEventCannotBeTransferred() throws Exception {
        String reply = WeChatFacts.reply("oLin", "<MsgType>transfer_customer_service</MsgType>");
        assertThat(reader.read(WeChatFacts.sealed(reply), PHONE, true)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "{\"errcode\":0}",
                "<xml>",
                "<html></html>",
                "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>",
                "<xml><MsgType>text</MsgType><Content>没有加密</Content></xml>"
            })
    void whatIsNoEncryptedReplyIsMalformed(String reply) {
        assertThat(reader.read(reply, PHONE, false)).isInstanceOf(Malformed.class);
    }

    @Test
    void aWrongSignatureIsMalformed() throws Exception {
        String sealed = WeChatFacts.sealed(WeChatFacts.reply("oLin", WeChatFacts.text("你好")));
        assertThat(reader.read(sealed.replace("<![CDATA[42]]>", "<![CDATA[43]]>"), PHONE, false))
                .isEqualTo(new Malformed("回复的签名（MsgSignature）不对", null));
    }

    @Test
    void aReplyToSomebodyElseIsMalformed() throws Exception {
        String sealed = WeChatFacts.sealed(WeChatFacts.reply("oSomebody", WeChatFacts.text("你好")));
        assertThat(reader.read(sealed, PHONE, false)).isInstanceOf(Malformed.class);
    }

    @Test
    void aReplyFromAnotherAccountIsMalformed() throws Exception {
        String sealed = WeChatFacts.sealed(WeChatFacts.reply("oLin", WeChatFacts.text("你好")));
        Phone other = new Phone("shop", "gh_other", "oLin");
        assertThat(reader.read(sealed, other, false)).isInstanceOf(Malformed.class);
    }

    private Received read(String body) throws Exception {
        return reader.read(WeChatFacts.sealed(WeChatFacts.reply("oLin", body)), PHONE, false);
    }

    private Content shown(String body) throws Exception {
        return Received.contents(read(body)).getFirst();
    }
}
