package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.engine.turn.OpeningHours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when people are at the desk. */
final class HoursReader {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Span USUAL = new Span(LocalTime.of(9, 0), LocalTime.of(21, 0));
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–~]\\s*(\\d{1,2}):(\\d{2})");
    private static final Map<String, DayOfWeek> DAYS = new LinkedHashMap<>();

    static {
        for (DayOfWeek day : DayOfWeek.values()) {
            DAYS.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
    }

    private HoursReader() {}

    /** The hours; 9:00 to 21:00 on every day in Shanghai where nothing is said. */
    static OpeningHours hours(Fields settings) {
        Optional<Fields> hours = settings.fields("hours");
        if (hours.isEmpty()) {
            return OpeningHours.daily(ZONE, USUAL.from(), USUAL.until());
        }
        Fields fields = hours.get();
        ZoneId zone = zone(fields);
        Map<DayOfWeek, List<Span>> week = week(fields);
        Set<LocalDate> holidays = holidays(fields);
        fields.finish();
        return new OpeningHours(zone, week, holidays);
    }

    private static ZoneId zone(Fields fields) {
        try {
            return fields.text("zone").map(String::strip).map(ZoneId::of).orElse(ZONE);
        } catch (DateTimeException unknown) {
            fields.error(fields.line("zone"), "不认识的时区", "中国大陆写 Asia/Shanghai");
            return ZONE;
        }
    }

    /** The daily hours, where a day of the week has none of its own. */
    private static Map<DayOfWeek, List<Span>> week(Fields fields) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        Optional<Node> daily = fields.node("daily");
        Optional<Fields> days = fields.fields("week");
        if (daily.isPresent() || days.isEmpty()) {
            List<Span> spans = daily.isPresent() ? spans(fields, "daily") : List.of(USUAL);
            DAYS.values().forEach(day -> week.put(day, spans));
        }
        days.ifPresent(own -> {
            DAYS.forEach((name, day) -> {
                if (own.node(name).isPresent()) {
                    week.put(day, spans(own, name));
                }
            });
            own.finish();
        });
        return week;
    }

    private static List<Span> spans(Fields fields, String name) {
        List<Span> spans = new ArrayList<>();
        for (String text : fields.texts(name)) {
            span(text.strip())
                    .ifPresentOrElse(
                            spans::add,
                            () -> fields.error(
                                    fields.line(name), name + " 的时段“" + text + "”看不懂", "写法如 09:00-21:00，跨夜请分成两段"));
        }
        spans.sort(Comparator.comparing(Span::from));
        for (int index = 1; index < spans.size(); index++) {
            if (spans.get(index).from().isBefore(spans.get(index - 1).until())) {
                fields.error(fields.line(name), name + " 的时段互相重叠", "请改成首尾不相交的几段");
            }
        }
        return List.copyOf(spans);
    }

    private static Optional<Span> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime from = LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            boolean midnight = matcher.group(3).equals("24") && matcher.group(4).equals("00");
            LocalTime until = midnight
                    ? LocalTime.MAX
                    : LocalTime.of(Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
            return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static Set<LocalDate> holidays(Fields fields) {
        Set<LocalDate> holidays = new LinkedHashSet<>();
        for (Node item : fields.items("holidays")) {
            if (item instanceof Node.Scalar scalar) {
                try {
                    holidays.add(LocalDate.parse(scalar.value().strip()));
                } catch (DateTimeException unreadable) {
                    fields.error(item.line(), "holidays 里的“" + scalar.value() + "”不是日期", "写法如 2027-02-05");
                }
            } else {
                fields.error(item.line(), "holidays 应当是日期的列表", "写法如 [2027-02-05, 2027-02-06]");
            }
        }
        return holidays;
    }
}
