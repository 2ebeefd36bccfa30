package io.yingda.engine.form;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days as people say them, told from a given day. Where a year, a month or a week is not said, the nearest day that the slot
 * allows is meant, and the next one rather than the last.
 */
final class DateWords {

    private static final String COUNT = "([0-9]{1,3}|[一二两三四五六七八九十]{1,3})";
    private static final String DAY = "([0-3]?[0-9]|[一二三四五六七八九十]{1,3})";
    private static final String MONTH = "([01]?[0-9]|[一二三四五六七八九十]{1,2})";
    private static final String WEEK = "(?:个)?(?:周|星期|礼拜)";
    private static final String WEEKDAYS = "一二三四五六日天末";

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("大前天", -3),
            Map.entry("前天", -2),
            Map.entry("昨", -1),
            Map.entry("今", 0),
            Map.entry("现在", 0),
            Map.entry("明", 1),
            Map.entry("听日", 1),
            Map.entry("后天", 2),
            Map.entry("大后天", 3));

    private final LocalDate today;
    private final Predicate<LocalDate> allowed;
    private final boolean isAnswer;
    private final List<Day> days = new ArrayList<>();
    private String rest;

    /** A day and where it is said. */
    record Day(LocalDate date, int start, int end) {}

    private DateWords(String text, LocalDate today, Predicate<LocalDate> allowed, boolean isAnswer) {
        this.rest = text;
        this.today = today;
        this.allowed = allowed;
        this.isAnswer = isAnswer;
    }

    /**
     * The days in a folded text.
     *
     * @param allowed which of several that may be meant is
     * @param isAnswer whether a day was asked for, so that 12.3 is one
     */
    static List<Day> all(String text, LocalDate today, Predicate<LocalDate> allowed, boolean isAnswer) {
        DateWords words = new DateWords(text, today, allowed, isAnswer);
        words.read();
        return List.copyOf(words.days);
    }

    /** A day as a follower reads it: 12月3日（周四）. */
    static String shown(LocalDate date) {
        return "%d月%d日（周%s）"
                .formatted(
                        date.getMonthValue(),
                        date.getDayOfMonth(),
                        WEEKDAYS.charAt(date.getDayOfWeek().getValue() - 1));
    }

    private void read() {
        take(
                "(20[0-9]{2})[-/.年]([01]?[0-9])[-/.月]([0-3]?[0-9])[日号]?(?![0-9])",
                found -> day(whole(found, 1), whole(found, 2), whole(found, 3)));
        take(
                "(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])",
                found -> day(whole(found, 1), whole(found, 2), whole(found, 3)));
        take(
                "(今年|明年|去年)?" + MONTH + "月(?:份)?" + DAY + "(?:日|号|(?![0-9]))",
                found -> found.group(1) == null
                        ? nearest(IntStream.rangeClosed(-1, 1)
                                .mapToObj(years -> day(today.getYear() + years, whole(found, 2), whole(found, 3))))
                        : day(today.getYear() + years(found.group(1)), whole(found, 2), whole(found, 3)));
        if (isAnswer) {
            take(
                    "(?<![0-9])([01]?[0-9])[-/.]([0-3]?[0-9])(?:日|号)?(?![0-9])",
                    found -> nearest(IntStream.rangeClosed(-1, 1)
                            .mapToObj(years -> day(today.getYear() + years, whole(found, 1), whole(found, 2)))));
        }
        take("(上上|下下|上|下|这|本)(?:个)?月" + DAY + "(?:日|号)?", found -> dayOf(month(found.group(1)), whole(found, 2)));
        take("(上上|下下|上|下|这|本)?(?:个)?月(底|末|初|中)", found -> partOf(month(found.group(1)), found.group(2)));
        take("(上上|下下|上|下|这|本)?" + WEEK + "([一二三四五六日天末1-6])", this::weekday);
        take(COUNT + "天(?:之|以)?(后|前)", found -> today.plusDays(signed(found)));
        take("过" + COUNT + "天", found -> today.plusDays(whole(found, 1)));
        take(COUNT + WEEK + "(?:之|以)?(后|前)", found -> today.plusWeeks(signed(found)));
        take(
                "大后天|大前天|后天|前天|现在|听日|(?:今|明|昨)(?:天|日|晚|早|儿)",
                found -> today.plusDays(NAMED.entrySet().stream()
                        .filter(entry -> found.group().startsWith(entry.getKey()))
                        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                        .map(Map.Entry::getValue)
                        .orElse(0)));
        take(
                "(?<![0-9第])" + DAY + "[日号](?!店|楼|线|码|仓)",
                found -> nearest(IntStream.rangeClosed(-1, 1)
                        .mapToObj(months -> dayOf(YearMonth.from(today).plusMonths(months), whole(found, 1)))));
    }

    /** Takes what a pattern finds, so that no later one finds it once more. */
    private void take(String pattern, Function<MatchResult, @Nullable LocalDate> reading) {
        Matcher matcher = Pattern.compile(pattern).matcher(rest);
        StringBuilder left = new StringBuilder(rest);
        while (matcher.find()) {
            LocalDate date = reading.apply(matcher.toMatchResult());
            if (date != null) {
                days.add(new Day(date, matcher.start(), matcher.end()));
            }
            left.replace(matcher.start(), matcher.end(), "\0".repeat(matcher.end() - matcher.start()));
        }
        rest = left.toString();
    }

    private @Nullable LocalDate weekday(MatchResult found) {
        int index = WEEKDAYS.indexOf(found.group(2));
        int number = index < 0 ? whole(found, 2) : found.group(2).equals("末") ? 6 : Math.min(index + 1, 7);
        LocalDate day =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(number - 1L);
        return found.group(1) == null
                ? nearest(Stream.of(day.minusWeeks(1), day, day.plusWeeks(1)))
                : day.plusWeeks(steps(found.group(1)));
    }

    private YearMonth month(@Nullable String word) {
        return YearMonth.from(today).plusMonths(word == null ? 0 : steps(word));
    }

    private static int steps(String word) {
        return switch (word) {
            case "上上" -> -2;
            case "上" -> -1;
            case "下" -> 1;
            case "下下" -> 2;
            default -> 0;
        };
    }

    private static int years(String word) {
        return switch (word) {
            case "去年" -> -1;
            case "明年" -> 1;
            default -> 0;
        };
    }

    private static LocalDate partOf(YearMonth month, String part) {
        return switch (part) {
            case "初" -> month.atDay(1);
            case "中" -> month.atDay(15);
            default -> month.atEndOfMonth();
        };
    }

    /** The one that is meant: an allowed one if there is any, one to come rather than one gone by, the nearest. */
    private @Nullable LocalDate nearest(Stream<@Nullable LocalDate> candidates) {
        return candidates
                .filter(date -> date != null)
                .min(Comparator.<LocalDate, Boolean>comparing(date -> !allowed.test(date))
                        .thenComparing(date -> date.isBefore(today))
                        .thenComparingLong(date -> Math.abs(ChronoUnit.DAYS.between(today, date))))
                .orElse(null);
    }

    private static @Nullable LocalDate dayOf(YearMonth month, int day) {
        return day(month.getYear(), month.getMonthValue(), day);
    }

    /** Null when there is no such day. */
    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static long signed(MatchResult found) {
        return found.group(2).equals("前") ? -whole(found, 1) : whole(found, 1);
    }

    private static int whole(MatchResult found, int group) {
        return NumberWords.of(found.group(group)).intValue();
    }
}
