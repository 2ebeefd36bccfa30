package io.yingda.engine.message;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One bubble the follower is to see. Media are named by WeChat media ids. */
public sealed interface Reply {

    /** The bubble as far as plain text can show it; what is not text by its name in brackets. */
    default String asText() {
        return switch (this) {
            case Text text -> text.text();
            case Menu menu -> menu.asText();
            case Image image -> "[图片 " + image.mediaId() + "]";
            case Voice voice -> "[语音 " + voice.mediaId() + "]";
            case Video video -> "[视频 " + video.mediaId() + "]";
            case Music music -> "[音乐 " + (music.title() == null ? music.thumbnailMediaId() : music.title()) + "]";
            case News news ->
                news.items().stream()
                        .map(item -> "[图文] " + item.title() + "\n" + item.description() + "\n" + item.url())
                        .collect(Collectors.joining("\n"));
            case Transfer ignored -> "[转接微信客服]";
        };
    }

    /**
     * Words.
     *
     * @param text may hold line breaks and {@code <a href>} links; of any length, delivery splits it
     */
    record Text(String text) implements Reply {}

    record Image(String mediaId) implements Reply {}

    record Voice(String mediaId) implements Reply {}

    record Video(
            String mediaId,
            @Nullable String title,
            @Nullable String description) implements Reply {}

    record Music(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String highQualityUrl,
            String thumbnailMediaId)
            implements Reply {}

    /**
     * Article cards.
     *
     * @param items 1 in answer to a message, up to 8 in answer to an event; WeChat cuts the rest
     */
    record News(List<NewsItem> items) implements Reply {
        public News {
            items = List.copyOf(items);
        }
    }

    record NewsItem(String title, String description, String pictureUrl, String url) {}

    /** A short menu: numbered lines where only text can be sent. */
    record Menu(String head, List<Option> options, String tail) implements Reply {
        public Menu {
            options = List.copyOf(options);
        }

        /** The menu as numbered text, starting at 1. */
        @Override
        public String asText() {
            StringBuilder text = new StringBuilder(head);
            for (int index = 0; index < options.size(); index++) {
                text.append('\n')
                        .append(index + 1)
                        .append(". ")
                        .append(options.get(index).label());
            }
            return tail.isEmpty()
                    ? text.toString()
                    : text.append('\n').append(tail).toString();
        }
    }

    /**
     * Hands the chat to WeChat's own customer-service desk; possible only in answer to a message.
     *
     * @param agent the agent's account, or null for whoever is free
     */
    record Transfer(@Nullable String agent) implements Reply {}
}
