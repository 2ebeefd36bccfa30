package io.yingda.server.wechat;

import io.yingda.server.wechat.Refused.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat's message encryption under one key of one account. The cipher text is AES-256-CBC, its initialisation vector the
 * first half of the key, over: 16 random bytes, the message's length in 4 bytes (big-endian), the message, the app id,
 * padding. Padding is PKCS#7 to blocks of 32 bytes, which the JCE's own padding does not know: it is added and checked here.
 * Safe for many threads.
 */
public final class MessageCipher {

    /** Length of an EncodingAESKey: 43 characters of Base64, for 32 bytes. */
    public static final int KEY_LENGTH = 43;

    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;
    private static final SecureRandom SECURE = new SecureRandom();

    private final SecretKeySpec key;
    private final IvParameterSpec vector;
    private final byte[] appId;

    /**
     * Takes an account's key. The last of the 43 characters often carries two more bits than the key has bytes for; they
     * are ignored, as Tencent's own code does.
     *
     * @throws IllegalArgumentException when this is not an EncodingAESKey
     */
    public MessageCipher(String encodingAesKey, String appId) {
        if (encodingAesKey.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("an EncodingAESKey has 43 characters");
        }
        byte[] bytes = Base64.getDecoder().decode(encodingAesKey);
        this.key = new SecretKeySpec(bytes, "AES");
        this.vector = new IvParameterSpec(bytes, 0, 16);
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
    }

    /** Encrypts a message; two calls never give the same text. */
    public String encrypt(String message) {
        byte[] random = new byte[RANDOM];
        SECURE.nextBytes(random);
        return encrypt(message, random);
    }

    String encrypt(String message, byte[] random) {
        byte[] content = message.getBytes(StandardCharsets.UTF_8);
        int length = HEAD + content.length + appId.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer block = ByteBuffer.allocate(length + padding)
                .put(random)
                .putInt(content.length)
                .put(content)
                .put(appId);
        Arrays.fill(block.array(), length, length + padding, (byte) padding);
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, block.array()));
    }

    /**
     * The message.
     *
     * @param encrypted the text of {@code Encrypt}, in Base64
     * @throws Refused {@code UNDECRYPTABLE} under another key or when damaged, {@code APP_ID} when made for another account,
     *     {@code NOT_UTF8} when it is no text
     */
    public String decrypt(String encrypted) throws Refused {
        byte[] block = run(Cipher.DECRYPT_MODE, decoded(encrypted));
        int end = withoutPadding(block);
        int length = ByteBuffer.wrap(block).getInt(RANDOM);
        if (length < 0 || length > end - HEAD) {
            throw new Refused(Reason.UNDECRYPTABLE);
        }
        if (!Arrays.equals(block, HEAD + length, end, appId, 0, appId.length)) {
            throw new Refused(Reason.APP_ID);
        }
        return Characters.decode(Arrays.copyOfRange(block, HEAD, HEAD + length));
    }

    private static byte[] decoded(String encrypted) throws Refused {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encrypted);
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(Reason.UNDECRYPTABLE);
        }
        if (bytes.length < BLOCK || bytes.length % RANDOM != 0) {
            throw new Refused(Reason.UNDECRYPTABLE);
        }
        return bytes;
    }

    private static int withoutPadding(byte[] block) throws Refused {
        int padding = block[block.length - 1];
        int end = block.length - padding;
        if (padding < 1 || padding > BLOCK || end < HEAD) {
            throw new Refused(Reason.UNDECRYPTABLE);
        }
        for (int index = end; index < block.length; index++) {
            if (block[index] != padding) {
                throw new Refused(Reason.UNDECRYPTABLE);
            }
        }
        return end;
    }

    private byte[] run(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, vector);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES in CBC mode", impossible);
        }
    }
}
