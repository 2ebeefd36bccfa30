package io.yingda.server.sandbox.push;

import io.yingda.server.sandbox.phone.Phone;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Refused;
import io.yingda.server.wechat.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs and encrypts what goes to one account's server, in the mode the account is set to. */
public final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCES = 1_000_000_000;
    private static final String END = "</xml>";

    private final String token;
    private final Mode mode;
    private final @Nullable MessageCipher cipher;

    /** In clear for an account without a key, whatever its mode. */
    public Seal(AccountSettings account) {
        this.token = account.token();
        this.mode = account.aesKey() == null ? Mode.PLAIN : account.mode();
        this.cipher = account.aesKey() == null ? null : new MessageCipher(account.aesKey(), account.appId());
    }

    public Mode mode() {
        return mode;
    }

    /** The body as it travels: in clear, encrypted, or in compatible mode both in one. */
    public Sealed close(String plain, Phone phone) {
        if (cipher == null || mode == Mode.PLAIN) {
            return new Sealed(plain, null);
        }
        String encrypted = cipher.encrypt(plain);
        if (mode == Mode.COMPATIBLE) {
            String both = plain.substring(0, plain.lastIndexOf(END));
            return new Sealed(both + "  <Encrypt><![CDATA[" + encrypted + "]]></Encrypt>\n" + END, encrypted);
        }
        String body = new Elements()
                .cdata("ToUserName", phone.originalId())
                .cdata("Encrypt", encrypted)
                .xml();
        return new Sealed(body, encrypted);
    }

    /** The query that verifies a server's address. */
    public String verification(Instant at, String echo) {
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = Integer.toString(RANDOM.nextInt(NONCES));
        return "signature=" + Signature.of(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce
                + "&echostr=" + echo;
    }

    /** The query of one attempt; each has a nonce of its own. */
    public String query(Sealed sealed, Phone phone, Instant at) {
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
    public boolean fits(String signature, String timestamp, String nonce, String encrypted) {
        return Signature.matches(signature, token, timestamp, nonce, encrypted);
    }

    /**
     * The reply in clear.
     *
     * @throws Refused when it does not decrypt under the account's key, or was made for another app id
     */
    public String open(String encrypted) throws Refused {
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
    public record Sealed(String body, @Nullable String encrypted) {}
}
