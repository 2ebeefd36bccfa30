package io.yingda.server.people;

import java.util.Locale;
import java.util.Set;

/** Which passwords are good enough: long ones, and none that is tried first. */
final class PasswordPolicy {

    static final int LONGEST = 128;

    private static final int SHORTEST = 10;
    private static final int LEAST_DIFFERENT = 4;

    /** Long enough, and among the first that are tried. */
    private static final Set<String> COMMON = Set.of(
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "1234qwer1234",
            "123456789a",
            "123456789q",
            "123456789abc",
            "123456abcd",
            "123qweasdzxc",
            "a123456789",
            "a1234567890",
            "aa123456789",
            "aa12345678",
            "abc123456789",
            "abc1234567",
            "abcd123456",
            "abcd1234567",
            "admin12345",
            "admin123456",
            "administrator",
            "changeme123",
            "iloveyou123",
            "letmein123",
            "p@ssw0rd123",
            "p@ssword123",
            "passw0rd123",
            "password12",
            "password123",
            "password1234",
            "q1w2e3r4t5",
            "qazwsxedc123",
            "qq123456789",
            "qwer123456",
            "qwerty12345",
            "qwerty123456",
            "welcome123",
            "woaini1314",
            "woaini520520",
            "woaini1314520",
            "yingda12345",
            "yingda123456",
            "zxcvbnm123");

    /** Rows of a keyboard, and what people count. */
    private static final String ROWS =
            "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";

    private PasswordPolicy() {}

    /** @throws Refusal with 400 when it is not good enough for a person of this login */
    static void check(String password, String login) {
        int length = password.codePointCount(0, password.length());
        String plain = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST || length > LONGEST) {
            throw new Refusal(400, "密码要有 %d 到 %d 个字".formatted(SHORTEST, LONGEST));
        }
        if (plain.replaceAll("[^\\p{L}\\p{N}]", "").equals(login.replaceAll("[^a-z0-9]", ""))
                || plain.replaceFirst("[\\d\\W_]*$", "").equals(login)) {
            throw new Refusal(400, "密码不能是登录名，后面加几个数字也不行");
        }
        if (COMMON.contains(plain)
                || ROWS.contains(plain)
                || plain.chars().distinct().count() < LEAST_DIFFERENT) {
            throw new Refusal(400, "这个密码太容易猜到，请换一个");
        }
    }
}
