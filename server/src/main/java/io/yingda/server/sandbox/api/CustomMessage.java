package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.phone.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a customer-service message shows. */
final class CustomMessage {

    private static final int LONGEST_TEXT = 2_048;
    private static final int LONGEST_TITLE = 120;
    private static final Set<String> IMAGES = Set.of("image");
    private static final Set<String> VOICES = Set.of("voice");
    private static final Set<String> VIDEOS = Set.of("video");
    private static final Set<String> THUMBNAILS = Set.of("thumb", "image");

    private CustomMessage() {}

    static Content read(Official account, Body message) throws Refusal {
        String type = message.required("msgtype", ErrorCode.INVALID_MESSAGE_TYPE);
        Body body = message.in(type);
        return switch (type) {
            case "text" -> new Content.Text(text(body.text("content")));
            case "image" -> new Content.Image(medium(account, body, "media_id", IMAGES));
            case "voice" -> new Content.Voice(medium(account, body, "media_id", VOICES));
            case "video" ->
                new Content.Video(
                        medium(account, body, "media_id", VIDEOS), body.text("title"), body.text("description"));
            case "music" -> music(account, body);
            case "news" -> news(body);
            case "mpnews" -> account.publications().card(body.text("media_id"), ErrorCode.INVALID_MEDIA_ID);
            case "mpnewsarticle" -> account.publications().card(body.text("article_id"), ErrorCode.INVALID_ARTICLE_ID);
            case "msgmenu" -> choices(body);
            case "wxcard" -> new Content.Coupon(body.required("card_id", ErrorCode.INVALID_ARGUMENT));
            case "miniprogrampage" -> program(account, body);
            default -> throw new Refusal(ErrorCode.INVALID_MESSAGE_TYPE);
        };
    }

    private static String text(String content) throws Refusal {
        if (content.isEmpty()) {
            throw new Refusal(ErrorCode.EMPTY_TEXT);
        }
        if (content.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            throw new Refusal(ErrorCode.TEXT_TOO_LONG);
        }
        return content;
    }

    private static String medium(Official account, Body body, String field, Set<String> kinds) throws Refusal {
        String id = body.text(field);
        if (account.shelf().find(id, kinds).isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_MEDIA_ID);
        }
        return id;
    }

    private static Content music(Official account, Body body) throws Refusal {
        String url = body.text("musicurl").isEmpty() ? body.text("hqmusicurl") : body.text("musicurl");
        return new Content.Music(
                body.text("title"), body.text("description"), url, medium(account, body, "thumb_media_id", THUMBNAILS));
    }

    private static Content news(Body body) throws Refusal {
        List<Body> articles = body.all("articles");
        if (articles.isEmpty()) {
            throw new Refusal(ErrorCode.EMPTY_NEWS);
        }
        if (articles.size() > 1) {
            throw new Refusal(ErrorCode.TOO_MANY_ARTICLES);
        }
        Body article = articles.getFirst();
        return new Content.News(List.of(new Content.Card(
                article.required("title", ErrorCode.EMPTY_NEWS),
                article.required("description", ErrorCode.EMPTY_NEWS),
                article.required("picurl", ErrorCode.EMPTY_NEWS),
                article.required("url", ErrorCode.EMPTY_NEWS))));
    }

    private static Content choices(Body body) throws Refusal {
        List<Body> items = body.all("list");
        if (items.isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_ARGUMENT);
        }
        List<Content.Choice> choices = new ArrayList<>();
        for (Body item : items) {
            choices.add(new Content.Choice(
                    item.required("id", ErrorCode.INVALID_ARGUMENT),
                    item.required("content", ErrorCode.INVALID_ARGUMENT)));
        }
        return new Content.Choices(
                body.required("head_content", ErrorCode.EMPTY_TEXT), choices, body.text("tail_content"));
    }

    private static Content program(Official account, Body body) throws Refusal {
        medium(account, body, "thumb_media_id", THUMBNAILS);
        String title = body.required("title", ErrorCode.INVALID_ARGUMENT);
        if (title.length() > LONGEST_TITLE) {
            throw new Refusal(ErrorCode.TEXT_TOO_LONG);
        }
        return new Content.Program(
                title,
                body.required("appid", ErrorCode.INVALID_ARGUMENT),
                body.required("pagepath", ErrorCode.INVALID_ARGUMENT));
    }
}
