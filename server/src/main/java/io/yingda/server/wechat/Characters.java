package io.yingda.server.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What may travel as text. */
final class Characters {

    private Characters() {}

    /** The text without control characters, half surrogates and non-characters, which XML 1.0 has no way to write. */
    static String sendable(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!isSendable(text.charAt(index))) {
                return filtered(text);
            }
        }
        return text;
    }

    private static String filtered(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Characters::isSendable).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The production {@code Char} of XML 1.0; half of a surrogate pair is none. */
    private static boolean isSendable(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= ' ' && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }

    /** The bytes as text, or a refusal when they are not UTF-8. */
    static String decode(byte[] bytes) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refused(Refused.Reason.NOT_UTF8);
        }
    }
}
