package io.yingda.server.sandbox;

import io.yingda.server.sandbox.push.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A push and its answer as they were on the wire. Holds no token and no key.
 *
 * @param id the entry that was pushed
 * @param path the path the push went to
 * @param body as sent
 * @param plainBody the same, decrypted
 * @param attempts every request, in order
 * @param reply as received; null while there is none
 * @param plainReply the same, decrypted; null where there is nothing to decrypt or it cannot be
 * @param judgement what WeChat makes of it, in Chinese
 */
record Exchange(
        long id,
        String path,
        String body,
        String plainBody,
        List<Attempt> attempts,
        @Nullable String reply,
        @Nullable String plainReply,
        String judgement) {

    Exchange {
        attempts = List.copyOf(attempts);
    }

    /** The same with no text longer than this. */
    Exchange shortened(int most) {
        return new Exchange(
                id,
                path,
                cut(body, most),
                cut(plainBody, most),
                attempts,
                reply == null ? null : cut(reply, most),
                plainReply == null ? null : cut(plainReply, most),
                judgement);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "……（太长，后面略去）";
    }
}
