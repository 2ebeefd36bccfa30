package io.yingda.server.wechat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's signature: the SHA-1, in lower-case hexadecimal, of the parts sorted and joined without a separator. The parts
 * are token, timestamp and nonce; for an encrypted message also the text of {@code Encrypt}.
 */
public final class Signature {

    private Signature() {}

    public static String of(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        byte[] joined = String.join("", sorted).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha1().digest(joined));
    }

    /**
     * Whether this is the signature of the parts. Takes the same time wherever the first difference is.
     *
     * @param given what the request carries; null when it carries none
     */
    public static boolean matches(@Nullable String given, String... parts) {
        String expected = of(parts);
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
