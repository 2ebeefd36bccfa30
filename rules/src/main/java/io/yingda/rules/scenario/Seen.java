package io.yingda.rules.scenario;

import io.yingda.engine.message.Reply;
import java.util.List;
import java.util.stream.Collectors;

/** What a follower sees, as text: one paragraph a bubble. */
final class Seen {

    private Seen() {}

    static String text(List<Reply> replies) {
        return replies.stream().map(Seen::bubble).collect(Collectors.joining("\n\n"));
    }

    private static String bubble(Reply reply) {
        return switch (reply) {
            case Reply.Text text -> text.text();
            case Reply.Menu menu -> menu.asText();
            case Reply.Image image -> "[图片 " + image.mediaId() + "]";
            case Reply.Voice voice -> "[语音 " + voice.mediaId() + "]";
            case Reply.Video video -> "[视频 " + video.mediaId() + "]";
            case Reply.Music music -> "[音乐 " + music.title() + "]";
            case Reply.News news ->
                news.items().stream()
                        .map(item -> "[图文] " + item.title() + "\n" + item.description() + "\n" + item.url())
                        .collect(Collectors.joining("\n"));
            case Reply.Transfer ignored -> "[转接微信客服]";
        };
    }
}
