package io.yingda.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes without knowing what they mean. */
final class Damage {

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</",
            "/>",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<!DOCTYPE x [<!ENTITY e 'v'>]>",
            "&",
            "&e;",
            "&#0;",
            "&#x10FFFF;",
            "&#xD800;",
            "&amp;",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\u0000",
            "\\ud83d",
            ",",
            ":",
            "null",
            "\0",
            "\r\n",
            "\t",
            "\uFEFF",
            "\uFFFE",
            "\u202E",
            "😀",
            "%00",
            "%",
            "=",
            "1e999",
            "-1",
            "9223372036854775808");

    private static final int MOST_CHANGES = 4;
    private static final int MOST_REPEATED = 3_000;

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    String of(String text) {
        return new String(of(text.getBytes(UTF_8)), UTF_8);
    }

    byte[] of(byte[] original) {
        byte[] bytes = original;
        for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int until = at + random.nextInt(bytes.length - at + 1);
        return switch (random.nextInt(8)) {
            case 0 -> at == bytes.length ? bytes : flipped(bytes, at);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, new byte[0], until);
            case 3 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, until), at);
            case 4 -> spliced(bytes, at, noise(), at);
            case 5 -> spliced(bytes, at, noise(), until);
            case 6 ->
                spliced(
                        bytes,
                        at,
                        piece().repeat(1 + random.nextInt(MOST_REPEATED) / 10).getBytes(UTF_8),
                        at);
            default -> spliced(bytes, at, piece().getBytes(UTF_8), at);
        };
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(8)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int from, byte[] between, int to) {
        byte[] result = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, to, result, from + between.length, bytes.length - to);
        return result;
    }
}
