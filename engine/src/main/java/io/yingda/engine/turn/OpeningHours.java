package io.yingda.engine.turn;

import io.yingda.engine.fact.Moment;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When people are at the merchant's desk.
 *
 * @param zone the merchant's time zone
 * @param week the hours of each day; a day without hours is closed
 * @param holidays days that count as holidays, on which the desk is closed
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays) {

    private static final int DAYS_AHEAD = 31;

    public OpeningHours {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
    }

    /** From the first minute up to, but without, the last; {@link LocalTime#MAX} means until midnight. */
    public record Span(LocalTime from, LocalTime until) {
        boolean includes(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /** The same hours every day, without holidays. */
    public static OpeningHours daily(ZoneId zone, LocalTime from, LocalTime until) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Span(from, until)));
        }
        return new OpeningHours(zone, week, Set.of());
    }

    /** What the rules may know of this instant. */
    public Moment at(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
        boolean open = spans(time.toLocalDate()).stream().anyMatch(span -> span.includes(time.toLocalTime()));
        return new Moment(time, open, holidays.contains(time.toLocalDate()), open ? null : nextOpening(time));
    }

    private @Nullable LocalDateTime nextOpening(LocalDateTime time) {
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = time.toLocalDate().plusDays(ahead);
            for (Span span : spans(day)) {
                LocalDateTime opening = day.atTime(span.from());
                if (opening.isAfter(time)) {
                    return opening;
                }
            }
        }
        return null;
    }

    private List<Span> spans(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
