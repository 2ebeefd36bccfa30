package io.yingda.server.tickets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows another help desk that what it is told comes from here and is not old: HMAC-SHA256 over the time in seconds, a full
 * stop, and the body as sent.
 */
final class HookSignature {

    static final String TIMESTAMP = "X-Yingda-Timestamp";
    static final String SIGNATURE = "X-Yingda-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private HookSignature() {}

    /** The value of the header, such as {@code sha256=5d41…}. */
    static String of(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
