package io.yingda.server.wechat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Reply;
import io.yingda.engine.message.Reply.NewsItem;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The passive replies in JSON: the same names as in XML, lists as arrays, numbers as numbers. */
final class JsonReply {

    private JsonReply() {}

    static String write(Header inbound, Reply reply, Instant at) {
        return JsonText.of(json -> {
            json.writeStringField("ToUserName", inbound.follower().openId());
            json.writeStringField("FromUserName", inbound.recipient());
            json.writeNumberField("CreateTime", at.getEpochSecond());
            body(json, reply);
        });
    }

    private static void body(JsonGenerator json, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Text text -> text(json, text.text());
            case Reply.Menu menu -> text(json, menu.asText());
            case Reply.Image image -> media(json, "image", "Image", image.mediaId());
            case Reply.Voice voice -> media(json, "voice", "Voice", voice.mediaId());
            case Reply.Video video -> {
                type(json, "video");
                json.writeObjectFieldStart("Video");
                json.writeStringField("MediaId", video.mediaId());
                optional(json, "Title", video.title());
                optional(json, "Description", video.description());
                json.writeEndObject();
            }
            case Reply.Music music -> {
                type(json, "music");
                json.writeObjectFieldStart("Music");
                optional(json, "Title", music.title());
                optional(json, "Description", music.description());
                optional(json, "MusicUrl", music.url());
                optional(json, "HQMusicUrl", music.highQualityUrl());
                json.writeStringField("ThumbMediaId", music.thumbnailMediaId());
                json.writeEndObject();
            }
            case Reply.News news -> {
                type(json, "news");
                json.writeNumberField("ArticleCount", news.items().size());
                json.writeArrayFieldStart("Articles");
                for (NewsItem item : news.items()) {
                    item(json, item);
                }
                json.writeEndArray();
            }
            case Reply.Transfer transfer -> {
                type(json, "transfer_customer_service");
                if (transfer.agent() != null) {
                    json.writeObjectFieldStart("TransInfo");
                    json.writeStringField("KfAccount", transfer.agent());
                    json.writeEndObject();
                }
            }
        }
    }

    private static void type(JsonGenerator json, String name) throws IOException {
        json.writeStringField("MsgType", name);
    }

    private static void text(JsonGenerator json, String content) throws IOException {
        type(json, "text");
        json.writeStringField("Content", content);
    }

    private static void media(JsonGenerator json, String type, String wrapper, String mediaId) throws IOException {
        type(json, type);
        json.writeObjectFieldStart(wrapper);
        json.writeStringField("MediaId", mediaId);
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, NewsItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("Title", item.title());
        json.writeStringField("Description", item.description());
        json.writeStringField("PicUrl", item.pictureUrl());
        json.writeStringField("Url", item.url());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
