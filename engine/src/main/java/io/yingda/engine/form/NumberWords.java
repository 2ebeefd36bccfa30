package io.yingda.engine.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: 12, 3,000, 1.5万, 三百, 两百五, 一万二, 三点五, 半. */
final class NumberWords {

    static final String CHINESE = "[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?|半";
    static final String NUMBER = "(?:[0-9][0-9,]{0,12}(?:\\.[0-9]{1,4})?\\s*[百千万kw]?|" + CHINESE + ")";

    private static final Pattern PATTERN = Pattern.compile(NUMBER);
    private static final String DIGITS = "零一二三四五六七八九";
    /** The longest that is a number rather than a row of digits. */
    static final int LONGEST = 12;

    private NumberWords() {}

    /** A number and where it stands. */
    record Read(BigDecimal number, int start, int end) {}

    /** Every number in a folded text, in order. */
    static List<Read> all(String text) {
        List<Read> all = new ArrayList<>();
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            if (matcher.group().length() <= LONGEST) {
                all.add(new Read(of(matcher.group()), matcher.start(), matcher.end()));
            }
        }
        return all;
    }

    /** @param word what {@link #NUMBER} matches */
    static BigDecimal of(String word) {
        if (word.equals("半")) {
            return new BigDecimal("0.5");
        }
        return Character.digit(word.charAt(0), 10) >= 0 ? latin(word) : chinese(word);
    }

    private static BigDecimal latin(String word) {
        String bare = word.replace(",", "").strip();
        long unit = unit(bare.charAt(bare.length() - 1));
        String digits = unit > 1 ? bare.substring(0, bare.length() - 1).strip() : bare;
        return new BigDecimal(digits).multiply(BigDecimal.valueOf(unit));
    }

    private static BigDecimal chinese(String word) {
        int point = word.indexOf('点');
        String whole = point < 0 ? word : word.substring(0, point);
        BigDecimal number = BigDecimal.valueOf(whole(whole));
        return point < 0 ? number : new BigDecimal(number.toPlainString() + '.' + digits(word.substring(point + 1)));
    }

    /** Without any unit the digits stand for themselves; a last digit without a unit has the next smaller one: 两百五. */
    private static long whole(String word) {
        if (word.chars().noneMatch(character -> unit((char) character) > 1)) {
            return Long.parseLong(digits(word));
        }
        long total = 0;
        long section = 0;
        long digit = 0;
        long last = 1;
        boolean isDigitOpen = false;
        for (int index = 0; index < word.length(); index++) {
            char character = word.charAt(index);
            long unit = unit(character);
            if (unit == 10_000) {
                total = (total + section + digit) * unit;
                section = 0;
                digit = 0;
                last = unit;
                isDigitOpen = false;
            } else if (unit > 1) {
                section += (isDigitOpen ? digit : 1) * unit;
                digit = 0;
                last = unit;
                isDigitOpen = false;
            } else {
                digit = digit(character);
                isDigitOpen = digit > 0;
                last = digit > 0 ? last : 1;
            }
        }
        boolean abbreviated = digit > 0 && last >= 100;
        return total + section + (abbreviated ? digit * last / 10 : digit);
    }

    private static String digits(String word) {
        StringBuilder digits = new StringBuilder();
        word.chars().forEach(character -> digits.append(digit((char) character)));
        return digits.toString();
    }

    private static int digit(char character) {
        return switch (character) {
            case '两' -> 2;
            case '〇' -> 0;
            default -> Math.max(0, DIGITS.indexOf(character));
        };
    }

    private static long unit(char character) {
        return switch (character) {
            case '十' -> 10;
            case '百' -> 100;
            case '千', 'k' -> 1_000;
            case '万', 'w' -> 10_000;
            default -> 1;
        };
    }
}
