package io.yingda.server.wechat;

import io.yingda.engine.message.Header;
import io.yingda.engine.message.Reply;
import java.nio.charset.StandardCharsets;
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
        String sendable = Characters.sendable(text);
        if (sendable.length() * 3L <= textBytes || sendable.getBytes(StandardCharsets.UTF_8).length <= textBytes) {
            return sendable;
        }
        int bytes = 0;
        int end = 0;
        while (end < sendable.length()) {
            int codePoint = sendable.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > textBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return sendable.substring(0, end);
    }
}
