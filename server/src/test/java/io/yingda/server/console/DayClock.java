package io.yingda.server.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Ticks as usual, ahead of the usual time by as much as makes it the time of day that is wanted. */
final class DayClock extends Clock {

    private final ZoneId zone;
    private volatile Duration ahead = Duration.ZERO;

    DayClock(ZoneId zone, LocalTime start) {
        this.zone = zone;
        forwardTo(start);
    }

    /** Goes on from the next moment at which it is so late. */
    void forwardTo(LocalTime time) {
        ZonedDateTime now = instant().atZone(zone);
        ZonedDateTime today = now.with(time);
        ahead = ahead.plus(Duration.between(now, today.isBefore(now) ? today.plusDays(1) : today));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }
}
