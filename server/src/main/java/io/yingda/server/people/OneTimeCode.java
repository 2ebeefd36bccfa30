package io.yingda.server.people;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes of six digits that an app on a telephone shows, a new one every 30 seconds (RFC 6238, with RFC 4226). */
final class OneTimeCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;
    /** A clock may be off by so many steps. */
    private static final int DRIFT = 1;

    private OneTimeCode() {}

    /** A fresh secret, as people type it into the app. */
    static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeAsString(secret);
    }

    /** What the app reads from a picture. */
    static String uri(String secret, String login) {
        String label = URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/%E5%BA%94%E7%AD%94:" + label + "?secret=" + secret + "&issuer=%E5%BA%94%E7%AD%94";
    }

    /** The time step whose code this is, one before or after now allowed for; empty when it is none. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            if (Tokens.same(code(secret, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a time step. */
    static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"));
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = digest[digest.length - 1] & 0xf;
            int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
            return "%06d".formatted(number % CODES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
