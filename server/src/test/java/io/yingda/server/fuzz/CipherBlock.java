package io.yingda.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message with everything around it right, or one thing wrong. */
final class CipherBlock {

    private static final int BLOCK = 32;
    private static final int HEAD = 20;

    private final Random random;

    CipherBlock(Random random) {
        this.random = random;
    }

    String of(String message) {
        byte[] content = message.getBytes(UTF_8);
        int flaw = random.nextInt(9);
        byte[] appId = (flaw == 0 ? "" : flaw == 1 ? "wx0000000000000000" : FuzzAccounts.APP_ID).getBytes(UTF_8);
        int length = HEAD + content.length + appId.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer block = ByteBuffer.allocate(length + padding)
                .put(new byte[16])
                .putInt(flaw == 2 ? random.nextInt() : flaw == 3 ? length + random.nextInt(9) - 4 : content.length)
                .put(content)
                .put(appId);
        Arrays.fill(block.array(), length, length + padding, (byte) (flaw == 4 ? random.nextInt() : padding));
        byte[] bytes = flaw == 5 ? Arrays.copyOf(block.array(), 16 * random.nextInt(4)) : block.array();
        String encrypted = encrypted(bytes, flaw == 6 ? FuzzAccounts.PREVIOUS_KEY : FuzzAccounts.KEY);
        return flaw == 7 ? new Damage(random).of(encrypted) : encrypted;
    }

    private static String encrypted(byte[] block, String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(bytes, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(block));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
