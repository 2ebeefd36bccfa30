package io.yingda.server.people;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies somebody in a text, for those who may see the desk and not serve: telephone numbers, identity card
 * and bank card numbers, and e-mail addresses. A few characters stay, so that two of them can be told apart. Digits in
 * groups, and full-width ones, count as digits.
 */
public final class Masking {

    private static final char STAR = '*';
    private static final String DIGIT = "[0-9０-９]";
    /** Digits in a row, with a blank, a dot or a hyphen between groups; the last may be the X of an identity card. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9０-９])[+＋]?" + DIGIT + "(?:[ .\\-－—]?" + DIGIT + ")*[XxＸｘ]?");

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,}");

    /** As long as a number of a telephone without its area. */
    private static final int SHORTEST = 7;

    private Masking() {}

    /** The text with what identifies somebody masked. */
    public static String masked(String text) {
        return replaced(NUMBER, replaced(MAIL, text, Masking::mail), Masking::number);
    }

    private interface Mask {
        String of(String found);
    }

    private static String replaced(Pattern pattern, String text, Mask mask) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(mask.of(found.group())));
    }

    private static String mail(String mail) {
        return mail.charAt(0) + "***" + mail.substring(mail.indexOf('@'));
    }

    /** Keeps three digits in front and, where there are enough, two to four at the end. */
    private static String number(String number) {
        long digits = number.chars().filter(Masking::counts).count();
        if (digits < SHORTEST || isDate(number)) {
            return number;
        }
        long before = digits >= 11 ? 3 : 2;
        long after = digits >= 11 ? 4 : 2;
        StringBuilder masked = new StringBuilder();
        int seen = 0;
        for (int index = 0; index < number.length(); index++) {
            char each = number.charAt(index);
            if (counts(each)) {
                seen++;
            }
            boolean hidden = counts(each) && seen > before && seen <= digits - after;
            masked.append(hidden ? STAR : each);
        }
        return masked.toString();
    }

    private static boolean counts(int each) {
        return Character.isDigit(each) || "XxＸｘ".indexOf(each) >= 0;
    }

    /** Such as 2026-11-30, or with the hour after it. */
    private static boolean isDate(String number) {
        return number.matches("(?:19|20)\\d{2}[-.]\\d{1,2}[-.]\\d{1,2}(?: \\d{1,2})?");
    }
}
