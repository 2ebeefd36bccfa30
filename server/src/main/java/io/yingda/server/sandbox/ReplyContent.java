package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Xml.Unreadable;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.phone.Content.Card;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a passive reply shows. */
final class ReplyContent {

    /** Measured by others; WeChat publishes no number. */
    private static final int LONGEST_TEXT = 2_048;

    private static final int MOST_NEWS = 8;

    private ReplyContent() {}

    static Content of(Xml reply, boolean event) throws Unreadable {
        String type = reply.required("MsgType");
        return switch (type) {
            case "text" -> text(reply.required("Content"));
            case "image" -> new Content.Image(reply.in("Image").required("MediaId"));
            case "voice" -> new Content.Voice(reply.in("Voice").required("MediaId"));
            case "video" -> {
                Xml video = reply.in("Video");
                yield new Content.Video(video.required("MediaId"), video.text("Title"), video.text("Description"));
            }
            case "music" -> music(reply.in("Music"));
            case "news" -> news(reply, event);
            default -> throw new Unreadable("微信没有这种回复：" + type);
        };
    }

    private static Content text(String text) throws Unreadable {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_TEXT) {
            throw new Unreadable("文字太长：" + bytes + " 字节，最多 " + LONGEST_TEXT);
        }
        return new Content.Text(text);
    }

    private static Content music(Xml music) throws Unreadable {
        String url = music.text("MusicUrl").isEmpty() ? music.text("HQMusicUrl") : music.text("MusicUrl");
        return new Content.Music(music.text("Title"), music.text("Description"), url, music.required("ThumbMediaId"));
    }

    /** In answer to a message WeChat shows the first article only. */
    private static Content news(Xml reply, boolean event) throws Unreadable {
        List<Card> cards = new ArrayList<>();
        for (Xml item : reply.in("Articles").all("item")) {
            cards.add(
                    new Card(item.required("Title"), item.text("Description"), item.text("PicUrl"), item.text("Url")));
        }
        if (cards.isEmpty() || !reply.text("ArticleCount").equals(Integer.toString(cards.size()))) {
            throw new Unreadable("ArticleCount 与 Articles 里的条数不一致");
        }
        return new Content.News(cards.subList(0, Math.min(cards.size(), event ? MOST_NEWS : 1)));
    }

    /** Who is wanted; empty for anybody. Events cannot be transferred. */
    static String agent(Xml reply, boolean event) throws Unreadable {
        if (event) {
            throw new Unreadable("事件不能用 transfer_customer_service 回复");
        }
        List<Xml> named = reply.all("TransInfo");
        return named.isEmpty() ? "" : named.getFirst().text("KfAccount");
    }
}
