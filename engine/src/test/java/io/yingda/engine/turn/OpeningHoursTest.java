package io.yingda.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Moment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final OpeningHours DAILY = OpeningHours.daily(SHANGHAI, LocalTime.of(9, 0), LocalTime.of(21, 0));

    @ParameterizedTest
    @CsvSource({"08:59,false", "09:00,true", "20:59,true", "21:00,false"})
    void theFirstMinuteBelongsToTheHoursAndTheLastDoesNot(String time, boolean open) {
        assertThat(at(DAILY, LocalDateTime.parse("2026-11-23T" + time)).open()).isEqualTo(open);
    }

    @Test
    void theNextOpeningIsSaidAsAPersonWould() {
        assertThat(at(DAILY, LocalDateTime.parse("2026-11-23T08:00")).opening()).isEqualTo("今天 9:00");
        assertThat(at(DAILY, LocalDateTime.parse("2026-11-23T22:00")).opening()).isEqualTo("明天 9:00");
        assertThat(at(DAILY, LocalDateTime.parse("2026-11-23T10:00")).opening()).isEmpty();
    }

    @Test
    void aHolidayIsClosedAndTheNextOpeningLiesBehindIt() {
        OpeningHours hours = new OpeningHours(
                SHANGHAI, DAILY.week(), Set.of(LocalDate.parse("2027-02-05"), LocalDate.parse("2027-02-06")));
        Moment moment = at(hours, LocalDateTime.parse("2027-02-05T10:00"));

        assertThat(moment.holiday()).isTrue();
        assertThat(moment.open()).isFalse();
        assertThat(moment.opening()).isEqualTo("2月7日 9:00");
    }

    @Test
    void aDeskThatNeverOpensHasNoNextOpening() {
        OpeningHours never = new OpeningHours(SHANGHAI, Map.of(), Set.of());

        assertThat(at(never, LocalDateTime.parse("2026-11-23T10:00")).opensAt()).isNull();
    }

    @Test
    void aLunchBreakIsClosed() {
        OpeningHours hours = new OpeningHours(
                SHANGHAI,
                Map.of(
                        DayOfWeek.MONDAY,
                        List.of(
                                new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                new OpeningHours.Span(LocalTime.of(14, 0), LocalTime.MAX))),
                Set.of());

        assertThat(at(hours, LocalDateTime.parse("2026-11-23T12:30")).opening()).isEqualTo("今天 14:00");
        assertThat(at(hours, LocalDateTime.parse("2026-11-23T23:30")).open()).isTrue();
    }

    private static Moment at(OpeningHours hours, LocalDateTime time) {
        return hours.at(time.atZone(SHANGHAI).toInstant());
    }
}
