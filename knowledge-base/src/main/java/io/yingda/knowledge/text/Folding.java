package io.yingda.knowledge.text;

import com.hankcs.hanlp.dictionary.other.CharTable;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/**
 * Makes texts alike that people read alike: half width, lower case, simplified characters, plain digits for circled ones.
 * Every UTF-16 char becomes exactly one char, so that offsets stay exact; what has no such counterpart stays as it is.
 */
public final class Folding {

    /** Characters of Cantonese words, which tables of traditional characters take for others. */
    private static final String DIALECT = "冇咗哋嘢啩噉啱喥";

    private static final char[] FOLDED = table();

    private Folding() {}

    public static String fold(String text) {
        char[] chars = text.toCharArray();
        for (int index = 0; index < chars.length; index++) {
            chars[index] = FOLDED[chars[index]];
        }
        return new String(chars);
    }

    public static char fold(char character) {
        return FOLDED[character];
    }

    /** The letters and digits of the folded text: what two wordings have in common that differ only in punctuation. */
    public static String bare(String text) {
        String folded = fold(text);
        StringBuilder bare = new StringBuilder(folded.length());
        for (int index = 0; index < folded.length(); ) {
            int character = folded.codePointAt(index);
            if (Character.isLetterOrDigit(character)) {
                bare.appendCodePoint(character);
            }
            index += Character.charCount(character);
        }
        return bare.toString();
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
        for (int code = 0; code < table.length; code++) {
            table[code] = foldOnce((char) code, simplified);
        }
        for (int code = 0; code < table.length; code++) {
            table[code] = table[table[code]];
        }
        return table;
    }

    private static char foldOnce(char character, CharsetEncoder simplified) {
        if (character < 0x80) {
            return Character.toLowerCase(character);
        }
        if (Character.isSurrogate(character)) {
            return character;
        }
        String compatible = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKC);
        char plain = Character.toLowerCase(compatible.length() == 1 ? compatible.charAt(0) : character);
        if (!Character.isIdeographic(plain) || DIALECT.indexOf(plain) >= 0) {
            return plain;
        }
        char converted = CharTable.convert(plain);
        return Character.isIdeographic(converted) && simplified.canEncode(converted) ? converted : plain;
    }
}
