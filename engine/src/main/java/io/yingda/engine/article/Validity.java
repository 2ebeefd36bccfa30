package io.yingda.engine.article;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days on which an article may be given; both ends belong to it, a null end is open. */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {

    public static final Validity ALWAYS = new Validity(null, null);

    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** Whether there is a day that belongs to both. */
    public boolean overlaps(Validity other) {
        return !endsBefore(other.from) && !other.endsBefore(from);
    }

    private boolean endsBefore(@Nullable LocalDate day) {
        return day != null && endedBefore(day);
    }

    public boolean endedBefore(LocalDate day) {
        return until != null && until.isBefore(day);
    }
}
