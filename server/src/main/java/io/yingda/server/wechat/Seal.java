package io.yingda.server.wechat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the reply to a push is closed: as the push was.
 *
 * @param cipher the key that decrypted the push; null when it came in clear
 */
record Seal(Format format, @Nullable MessageCipher cipher, String token, String nonce) {

    String close(String body, Instant at) {
        return cipher == null
                ? body
                : Envelope.seal(body, cipher, token, nonce, at).write(format);
    }
}
