package io.yingda.server.sandbox;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Refused;
import io.yingda.server.wechat.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs and encrypts what goes to one account's server, in safe mode; in clear when the account has no key. */
final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCES = 1_000_000_000;

    private final String token;
    private final @Nullable MessageCipher cipher;

    Seal(AccountSettings account) {
        this.token = account.token();
        this.cipher = account.aesKey() == null ? null : new MessageCipher(account.aesKey(), account.appId());
    }

    boolean isSafe() {
        return cipher != null;
    }

    /** The body as it travels. */
    Sealed close(String plain, Phone phone) {
        if (cipher == null) {
            return new Sealed(plain, null);
        }
        String encrypted = cipher.encrypt(plain);
        String body = new Elements()
                .cdata("ToUserName", phone.originalId())
                .cdata("Encrypt", encrypted)
                .xml();
        return new Sealed(body, encrypted);
    }

    /** The query of one attempt; each has a nonce of its own. */
    String query(Sealed sealed, Phone phone, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = Integer.toString(RANDOM.nextInt(NONCES));
        String query = "signature=" + Signature.of(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce="
                + nonce + "&openid=" + URLEncoder.encode(phone.openId(), StandardCharsets.UTF_8);
        return sealed.encrypted() == null
                ? query
                : query + "&encrypt_type=aes&msg_signature="
                        + Signature.of(token, timestamp, nonce, sealed.encrypted());
    }

    /** Whether a reply's signature fits. */
    boolean fits(String signature, String timestamp, String nonce, String encrypted) {
        return Signature.matches(signature, token, timestamp, nonce, encrypted);
    }

    /**
     * The reply in clear.
     *
     * @throws Refused when it does not decrypt under the account's key, or was made for another app id
     */
    String open(String encrypted) throws Refused {
        if (cipher == null) {
            throw new Refused(Refused.Reason.NO_KEY);
        }
        return cipher.decrypt(encrypted);
    }

    /**
     * A body ready to travel.
     *
     * @param encrypted the text that is signed with it; null in clear
     */
    record Sealed(String body, @Nullable String encrypted) {}
}
