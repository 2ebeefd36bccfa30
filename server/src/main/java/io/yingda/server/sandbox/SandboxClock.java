package io.yingda.server.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The sandbox's clock: another one, set forward by hand, so that 48 hours pass at once. Safe for many threads. */
public final class SandboxClock implements InstantSource {

    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SandboxClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    /** How far it is ahead of the clock it was made from. */
    public Duration ahead() {
        return ahead.get();
    }

    /** Time never goes back: a negative duration is refused. */
    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        ahead.updateAndGet(before -> before.plus(by));
    }
}
