package io.yingda.server.wechat;

import java.time.Instant;

/**
 * The encrypted form of a body: the cipher text with its signature. WeChat's pushes carry timestamp and signature in the
 * query instead; replies carry everything.
 *
 * @param encrypt the cipher text in Base64
 * @param signature of token, timestamp, nonce and cipher text
 * @param timestamp seconds since 1970
 * @param nonce the push's own, given back
 */
public record Envelope(String encrypt, String signature, String timestamp, String nonce) {

    /** Encrypts and signs a body. */
    public static Envelope seal(String body, MessageCipher cipher, String token, String nonce, Instant at) {
        String encrypt = cipher.encrypt(body);
        String timestamp = Long.toString(at.getEpochSecond());
        return new Envelope(encrypt, Signature.of(token, timestamp, nonce, encrypt), timestamp, nonce);
    }

    /** The envelope as WeChat reads it in answer to a push. */
    public String write(Format format) {
        return switch (format) {
            case XML ->
                new XmlText()
                        .open("xml")
                        .cdata("Encrypt", encrypt)
                        .cdata("MsgSignature", signature)
                        .plain("TimeStamp", timestamp)
                        .cdata("Nonce", nonce)
                        .close("xml")
                        .toString();
            case JSON ->
                JsonText.of(json -> {
                    json.writeStringField("Encrypt", encrypt);
                    json.writeStringField("MsgSignature", signature);
                    json.writeNumberField("TimeStamp", Long.parseLong(timestamp));
                    json.writeStringField("Nonce", nonce);
                });
        };
    }
}
