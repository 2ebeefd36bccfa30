package io.yingda.server.wechat;

import io.yingda.engine.message.Header;
import io.yingda.engine.message.Reply;
import io.yingda.server.delivery.TextCut;
import java.time.Instant;

/**
 * Writes a passive reply: the body WeChat waits for in answer to a push.
 *
 * @param textBytes the longest text WeChat shows, in bytes of UTF-8; what is longer is cut
 */
public record ReplyWriter(int textBytes) {

    /** The answer that takes a push and shows the follower nothing. Always in clear. */
    public static final String SUCCESS = "success";

    /**
     * The reply as WeChat reads it.
     *
     * @param inbound of the push it answers; sender and recipient change places
     * @param at the time it is written, of which WeChat takes seconds
     */
    public String write(Format format, Header inbound, Reply reply, Instant at) {
        return switch (format) {
            case XML -> XmlReply.write(inbound, cut(reply), at);
            case JSON -> JsonReply.write(inbound, cut(reply), at);
        };
    }

    private Reply cut(Reply reply) {
        return switch (reply) {
            case Reply.Text text -> new Reply.Text(cut(text.text()));
            case Reply.Menu menu -> new Reply.Text(cut(menu.asText()));
            default -> reply;
        };
    }

    private String cut(String text) {
        return TextCut.at(textBytes, Characters.sendable(text)).head();
    }
}
