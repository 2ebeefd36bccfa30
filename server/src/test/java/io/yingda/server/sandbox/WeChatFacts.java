package io.yingda.server.sandbox;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The protocol's facts, written down once more from its description and without the production code. */
final class WeChatFacts {

    static final String TOKEN = "FactsToken2026";
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    static final String APP_ID = "wx0123456789abcdef";
    static final String ORIGINAL_ID = "gh_0123456789ab";

    private static final int BLOCK = 32;

    private WeChatFacts() {}

    static String signature(String... parts) throws GeneralSecurityException {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        return HexFormat.of().formatHex(sha1.digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
    }

    /** The block random(16) + length(4) + message + app id, padded to 32, taken apart. */
    static String decrypt(String encrypted) throws GeneralSecurityException {
        byte[] block = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(encrypted));
        int end = block.length - block[block.length - 1];
        int length = ByteBuffer.wrap(block, 16, 4).getInt();
        String appId = new String(block, 20 + length, end - 20 - length, StandardCharsets.UTF_8);
        if (!appId.equals(APP_ID)) {
            throw new GeneralSecurityException("app id " + appId);
        }
        return new String(block, 20, length, StandardCharsets.UTF_8);
    }

    static String encrypt(String message) throws GeneralSecurityException {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
        block.writeBytes(text);
        block.writeBytes(APP_ID.getBytes(StandardCharsets.US_ASCII));
        int padding = BLOCK - block.size() % BLOCK;
        byte[] pad = new byte[padding];
        Arrays.fill(pad, (byte) padding);
        block.writeBytes(pad);
        return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(block.toByteArray()));
    }

    /** An encrypted reply as a server sends it. */
    static String sealed(String plain) throws GeneralSecurityException {
        String encrypted = encrypt(plain);
        return "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature><TimeStamp>1795300000</TimeStamp><Nonce><![CDATA[42]]></Nonce></xml>"
                .formatted(encrypted, signature(TOKEN, "1795300000", "42", encrypted));
    }

    /** A passive reply in clear. */
    static String reply(String openId, String body) {
        return "<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName><CreateTime>1795300000</CreateTime>%s</xml>"
                .formatted(openId, ORIGINAL_ID, body);
    }

    static String text(String content) {
        return "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[" + content + "]]></Content>";
    }

    static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher pair = Pattern.compile("([^&=]+)=([^&]*)").matcher(raw);
        while (pair.find()) {
            parameters.put(pair.group(1), URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** The text of an element that occurs once. */
    static String element(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    private static Cipher cipher(int mode) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(KEY + "=");
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        return cipher;
    }
}
