package io.yingda.engine.form;

import io.yingda.engine.fact.Filled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of one slot out of what was said. In words that were said before anybody asked, only what cannot be
 * mistaken counts; an answer is read with more patience.
 */
final class SlotReader {

    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])(?:\\+?86[- ]?)?(1[- ]?[3-9](?:[- ]?[0-9]){9})(?![0-9])");
    private static final Pattern COUNTED =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(?:个|件|罐|箱|位|人|次|盒|包|袋|桶|只|套|瓶|条|份|张|岁|斤)");
    private static final Pattern AMOUNT = Pattern.compile("(¥)? ?(" + NumberWords.NUMBER + ") ?(?:(块钱|块|元|圆|rmb|毛|角)"
            + "(?:([0-9]{1,2}|[一二两三四五六七八九半])(?:毛|角)?(?![个件罐箱位人次天]))?)?");
    private static final Pattern NO_NUMBERS = Pattern.compile("一下|一些|一点|一般|一样|一起|一共|万一|统一");

    /** More than anybody needs to say a value; a merchant's pattern shall not work for long. */
    private static final int LONGEST = 300;

    private final FormSlot slot;
    private final Said said;
    private final String text;
    private final boolean isAnswer;

    private SlotReader(FormSlot slot, Said said, boolean isAnswer) {
        this.slot = slot;
        this.said = said;
        this.text = said.text().substring(0, Math.min(LONGEST, said.text().length()));
        this.isAnswer = isAnswer;
    }

    /** The value in words nobody asked for; empty unless it is the only one and beyond doubt. */
    static Optional<Filled> find(FormSlot slot, Said said) {
        return new SlotReader(slot, said, false).read();
    }

    /** The value in the answer to the slot's question; empty when it is none, or a bad one. */
    static Optional<Filled> answer(FormSlot slot, Said said) {
        return new SlotReader(slot, said, true).read();
    }

    private Optional<Filled> read() {
        if (slot.type() == SlotType.PHOTO) {
            return said.photo().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Filled(slot.name(), said.photo(), "（图片）", ""));
        }
        return value().map(found -> new Filled(slot.name(), found.value(), found.shown(), typed(found)));
    }

    private Optional<Found> value() {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (slot.type()) {
            case TEXT -> isAnswer ? words() : Optional.empty();
            case NUMBER -> number();
            case AMOUNT -> amount();
            case DATE -> date();
            case PHONE -> phone();
            case ORDER -> order();
            case CITY, CHOICE -> new OptionReader(slot, said, text, isAnswer).read();
            case PHOTO -> Optional.empty();
        };
    }

    private Optional<Found> words() {
        String words = said.original().strip();
        return slot.allows(words.codePointCount(0, words.length()))
                ? Optional.of(new Found(words, words, 0, text.length()))
                : Optional.empty();
    }

    private Optional<Found> number() {
        if (!isAnswer) {
            return only(COUNTED.matcher(text)
                            .results()
                            .map(found -> number(NumberWords.of(found.group(1)), found.start(), found.end()))
                            .toList())
                    .filter(this::allows);
        }
        String bare = NO_NUMBERS.matcher(text).replaceAll("\0\0");
        return only(NumberWords.all(bare).stream()
                        .map(read -> number(read.number(), read.start(), read.end()))
                        .toList())
                .filter(this::allows);
    }

    private boolean allows(Found found) {
        return slot.allows(Double.parseDouble(found.value()));
    }

    private static Found number(BigDecimal number, int start, int end) {
        String shown = number.stripTrailingZeros().toPlainString();
        return new Found(shown, shown, start, end);
    }

    private Optional<Found> amount() {
        String bare = NO_NUMBERS.matcher(text).replaceAll("\0\0");
        return only(AMOUNT.matcher(bare)
                        .results()
                        .filter(found -> found.group(2).length() <= NumberWords.LONGEST)
                        .filter(found -> isAnswer || found.group(1) != null || found.group(3) != null)
                        .map(SlotReader::amount)
                        .toList())
                .filter(this::allows);
    }

    private static Found amount(MatchResult found) {
        BigDecimal number = NumberWords.of(found.group(2));
        boolean isTenth = "毛".equals(found.group(3)) || "角".equals(found.group(3));
        BigDecimal yuan = (isTenth ? number.movePointLeft(1) : number).add(rest(found.group(4)));
        String value = yuan.setScale(2, RoundingMode.HALF_UP).toPlainString();
        return new Found(value, '¥' + value, found.start(), found.end());
    }

    /** What follows 块: 五 and 5 are tenths, 50 are hundredths, 半 is half. */
    private static BigDecimal rest(@Nullable String words) {
        if (words == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal number = NumberWords.of(words);
        return words.equals("半") ? number : number.movePointLeft(words.length());
    }

    private Optional<Found> date() {
        List<Found> days = DateWords.all(text, said.today(), this::allowsDay, isAnswer).stream()
                .map(day -> new Found(day.date().toString(), DateWords.shown(day.date()), day.start(), day.end()))
                .toList();
        return only(days).filter(found -> allowsDay(LocalDate.parse(found.value())));
    }

    private boolean allowsDay(LocalDate day) {
        return slot.allows((double) ChronoUnit.DAYS.between(said.today(), day));
    }

    private Optional<Found> phone() {
        return only(PHONE.matcher(text)
                .results()
                .map(found -> {
                    String digits = found.group(1).replaceAll("[- ]", "");
                    return new Found(digits, digits, found.start(), found.end());
                })
                .toList());
    }

    private Optional<Found> order() {
        Pattern pattern = slot.pattern();
        if (pattern == null) {
            return Optional.empty();
        }
        Optional<Found> found = orders(pattern, text);
        return found.isPresent() || !isAnswer
                ? found
                : orders(pattern, text.replaceAll("(?<=[a-z0-9])[- ](?=[a-z0-9])", ""));
    }

    private static Optional<Found> orders(Pattern pattern, String words) {
        return only(Pattern.compile("(?<![a-z0-9])(?:" + pattern.pattern() + ")(?![a-z0-9])", pattern.flags())
                .matcher(words)
                .results()
                .map(each -> {
                    String number = each.group().toUpperCase(Locale.ROOT);
                    return new Found(number, number, each.start(), each.end());
                })
                .toList());
    }

    /** The value that is said; empty when there is none, or more than one, or one that is out of its limits. */
    private static Optional<Found> only(List<Found> found) {
        return found.stream().map(Found::value).distinct().count() == 1
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /** Folding keeps lengths, but for spaces at the ends. */
    private String typed(Found found) {
        String original = said.original().strip();
        return original.length() == said.text().length() && found.end() <= original.length()
                ? original.substring(found.start(), found.end())
                : text.substring(Math.min(found.start(), text.length()), Math.min(found.end(), text.length()));
    }
}
