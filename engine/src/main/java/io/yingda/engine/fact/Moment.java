package io.yingda.engine.fact;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When the turn happens, on the merchant's clock.
 *
 * @param time the merchant's local time
 * @param open whether the human desk is open
 * @param holiday whether the day is one of the merchant's holidays
 * @param opensAt when the desk opens next; null while it is open or when it never does
 */
public record Moment(
        LocalDateTime time,
        boolean open,
        boolean holiday,
        @Nullable LocalDateTime opensAt) {

    /** When the desk opens next, as a person would say it; empty while it is open. */
    public String opening() {
        if (opensAt == null) {
            return "";
        }
        String clock = "%d:%02d".formatted(opensAt.getHour(), opensAt.getMinute());
        if (opensAt.toLocalDate().equals(time.toLocalDate())) {
            return "今天 " + clock;
        }
        if (opensAt.toLocalDate().equals(time.toLocalDate().plusDays(1))) {
            return "明天 " + clock;
        }
        return "%d月%d日 %s".formatted(opensAt.getMonthValue(), opensAt.getDayOfMonth(), clock);
    }
}
