package io.yingda.server.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Somebody with a phone.
 *
 * @param id names the person in the sandbox
 * @param nickname what the phone's owner is called; never sent to the server, as WeChat never sends it
 * @param colour of the portrait, {@code #rrggbb}
 */
public record Person(String id, String nickname, String colour) {

    private static final int OPEN_ID_LENGTH = 28;

    /** The person's openid: another one for each account, the same one every time, shaped like WeChat's. */
    String openId(String originalId) {
        byte[] digest = sha256().digest((originalId + '/' + id).getBytes(StandardCharsets.UTF_8));
        return ("o" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)).substring(0, OPEN_ID_LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
