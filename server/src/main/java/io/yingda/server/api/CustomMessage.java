package io.yingda.server.api;

import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import me.chanjar.weixin.common.api.WxConsts.KefuMsgType;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;

/** Writes a reply as a customer-service message. */
final class CustomMessage {

    private CustomMessage() {}

    static WxMpKefuMessage of(String openId, Reply reply) {
        WxMpKefuMessage message = new WxMpKefuMessage();
        message.setToUser(openId);
        switch (reply) {
            case Reply.Text text -> {
                message.setMsgType(KefuMsgType.TEXT);
                message.setContent(words(text.text()));
            }
            case Reply.Image image -> {
                message.setMsgType(KefuMsgType.IMAGE);
                message.setMediaId(image.mediaId());
            }
            case Reply.Voice voice -> {
                message.setMsgType(KefuMsgType.VOICE);
                message.setMediaId(voice.mediaId());
            }
            case Reply.Video video -> {
                message.setMsgType(KefuMsgType.VIDEO);
                message.setMediaId(video.mediaId());
                message.setTitle(video.title());
                message.setDescription(video.description());
            }
            case Reply.Music music -> {
                message.setMsgType(KefuMsgType.MUSIC);
                message.setTitle(music.title());
                message.setDescription(music.description());
                message.setMusicUrl(music.url());
                message.setHqMusicUrl(music.highQualityUrl());
                message.setThumbMediaId(music.thumbnailMediaId());
            }
            case Reply.News news -> {
                message.setMsgType(KefuMsgType.NEWS);
                message.setArticles(List.of(card(news.items().getFirst())));
            }
            case Reply.Menu menu -> menu(message, menu);
            case Reply.Transfer ignored ->
                throw new IllegalArgumentException("a hand-over is not a message: open a session");
        }
        return message;
    }

    private static WxMpKefuMessage.WxArticle card(Reply.NewsItem item) {
        WxMpKefuMessage.WxArticle card = new WxMpKefuMessage.WxArticle();
        card.setTitle(words(item.title()));
        card.setDescription(words(item.description()));
        card.setUrl(item.url());
        card.setPicUrl(item.pictureUrl());
        return card;
    }

    private static void menu(WxMpKefuMessage message, Reply.Menu menu) {
        message.setMsgType(KefuMsgType.MSGMENU);
        message.setHeadContent(words(menu.head()));
        message.setTailContent(words(menu.tail()));
        List<WxMpKefuMessage.MsgMenu> items = new ArrayList<>();
        for (Option option : menu.options()) {
            items.add(new WxMpKefuMessage.MsgMenu(Integer.toString(items.size() + 1), words(option.label())));
        }
        message.setMsgMenus(items);
    }

    /** Gson escapes these two line ends as {@code \\u}, which WeChat refuses (40033). */
    private static String words(String text) {
        return text.replace('\u2028', '\n').replace('\u2029', '\n');
    }
}
