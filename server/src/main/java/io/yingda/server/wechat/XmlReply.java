package io.yingda.server.wechat;

import io.yingda.engine.message.Header;
import io.yingda.engine.message.Reply;
import io.yingda.engine.message.Reply.NewsItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The passive replies in XML. */
final class XmlReply {

    private final XmlText xml = new XmlText();

    private XmlReply() {}

    static String write(Header inbound, Reply reply, Instant at) {
        XmlReply writer = new XmlReply();
        writer.xml
                .open("xml")
                .cdata("ToUserName", inbound.follower().openId())
                .cdata("FromUserName", inbound.recipient())
                .plain("CreateTime", at.getEpochSecond());
        writer.body(reply);
        return writer.xml.close("xml").toString();
    }

    private void body(Reply reply) {
        switch (reply) {
            case Reply.Text text -> type("text").cdata("Content", text.text());
            case Reply.Menu menu -> type("text").cdata("Content", menu.asText());
            case Reply.Image image ->
                type("image").open("Image").cdata("MediaId", image.mediaId()).close("Image");
            case Reply.Voice voice ->
                type("voice").open("Voice").cdata("MediaId", voice.mediaId()).close("Voice");
            case Reply.Video video -> {
                type("video").open("Video").cdata("MediaId", video.mediaId());
                optional("Title", video.title());
                optional("Description", video.description());
                xml.close("Video");
            }
            case Reply.Music music -> {
                type("music").open("Music");
                optional("Title", music.title());
                optional("Description", music.description());
                optional("MusicUrl", music.url());
                optional("HQMusicUrl", music.highQualityUrl());
                xml.cdata("ThumbMediaId", music.thumbnailMediaId()).close("Music");
            }
            case Reply.News news -> {
                type("news").plain("ArticleCount", news.items().size()).open("Articles");
                news.items().forEach(this::item);
                xml.close("Articles");
            }
            case Reply.Transfer transfer -> {
                type("transfer_customer_service");
                if (transfer.agent() != null) {
                    xml.open("TransInfo").cdata("KfAccount", transfer.agent()).close("TransInfo");
                }
            }
        }
    }

    private XmlText type(String name) {
        return xml.cdata("MsgType", name);
    }

    private void item(NewsItem item) {
        xml.open("item")
                .cdata("Title", item.title())
                .cdata("Description", item.description())
                .cdata("PicUrl", item.pictureUrl())
                .cdata("Url", item.url())
                .close("item");
    }

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            xml.cdata(name, value);
        }
    }
}
