package io.yingda.server.desk.handover;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import java.util.Optional;

/** What was said, as a line of text. */
public final class Said {

    private Said() {}

    /** What is said to a follower: words as they are, a picture or voice by its name in brackets. */
    public static String in(Reply reply) {
        return switch (reply) {
            case Reply.Image ignored -> "[图片]";
            case Reply.Voice ignored -> "[语音]";
            case Reply.Video ignored -> "[视频]";
            default -> reply.asText();
        };
    }

    /** Words as typed, anything else by its name in brackets; empty when it says nothing to anybody. */
    public static Optional<String> in(Inbound inbound) {
        return Optional.ofNullable(
                switch (inbound) {
                    case Inbound.Text text -> text.text();
                    case Inbound.Voice voice -> voice.recognition() == null ? "[语音]" : "[语音] " + voice.recognition();
                    case Inbound.Image ignored -> "[图片]";
                    case Inbound.Video ignored -> "[视频]";
                    case Inbound.Location location -> "[位置] " + location.label();
                    case Inbound.Link link -> "[链接] " + link.title() + '\n' + link.url();
                    case Inbound.Document file -> "[文件] " + file.title();
                    case Event.MenuClick click -> "[菜单] " + click.key();
                    case Event.Follow ignored -> "[关注]";
                    case Event.Scan scan -> "[扫码] " + scan.scene();
                    default -> null;
                });
    }
}
