package io.yingda.server.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that stand for somebody: 32 random bytes, base64url, of which only a digest is kept. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    static String fresh() {
        byte[] token = new byte[32];
        RANDOM.nextBytes(token);
        return TEXT.encodeToString(token);
    }

    /** By what a token is found; says nothing about it. */
    static String digest(String token) {
        return TEXT.encodeToString(sha256(token));
    }

    /** What a page must say to change something in the session of this token: known only to who was told. */
    static String csrf(String token) {
        return TEXT.encodeToString(sha256("csrf:" + token));
    }

    /** Whether two secrets are the same, in a time that does not depend on where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
