package io.yingda.server.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Stops calling an API while it is down: WeChat's for an account, or that of a system of the merchant's. After some failures
 * in a row it is left alone, each time twice as long; then one call tries whether the API is back. Safe for many threads.
 */
public final class Circuit {

    private static final int FAILURES = 5;
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private int failures;
    private int rests;
    private boolean trying;
    private Instant until = Instant.MIN;
    private Instant since = Instant.MAX;

    /** How it stands. */
    public enum State {
        /** Calls are made. */
        CLOSED,
        /** No calls are made. */
        OPEN,
        /** One call tries whether the API is back. */
        TRYING
    }

    /** Whether a call may be made. */
    public enum Admission {
        NONE,
        CALL,
        /** The one call that tries whether the API is back. */
        TRIAL
    }

    /** How it stands at this time. */
    public synchronized State state(Instant now) {
        if (now.isBefore(until)) {
            return State.OPEN;
        }
        return rests > 0 ? State.TRYING : State.CLOSED;
    }

    /** Whether a call may be made now; the caller says what came of it. */
    public boolean admits(Instant now) {
        return admission(now) != Admission.NONE;
    }

    /** The same, for those who tell the trial from other calls. */
    public synchronized Admission admission(Instant now) {
        return switch (state(now)) {
            case CLOSED -> Admission.CALL;
            case OPEN -> Admission.NONE;
            case TRYING -> {
                boolean first = !trying;
                trying = true;
                yield first ? Admission.TRIAL : Admission.NONE;
            }
        };
    }

    /** Whether {@link #admits} would say no. */
    public synchronized boolean rests(Instant now) {
        return switch (state(now)) {
            case CLOSED -> false;
            case OPEN -> true;
            case TRYING -> trying;
        };
    }

    /** Whether nothing has come of any call for so long. */
    synchronized boolean isDown(Duration atLeast, Instant now) {
        return rests > 0 && !since.plus(atLeast).isAfter(now);
    }

    /** The API has answered, be it with a refusal of this one call. */
    public synchronized void answered() {
        failures = 0;
        rests = 0;
        trying = false;
    }

    /** The API has not answered, or has no time. Calls made before it was left alone say nothing new. */
    public synchronized void failed(Instant now) {
        if (now.isBefore(until)) {
            return;
        }
        failures++;
        if (trying || failures >= FAILURES) {
            Duration rest = FIRST_REST.multipliedBy(1L << Math.min(rests, 10));
            rest(now, now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest));
        }
    }

    /** The API is not to be called before then. */
    synchronized void rest(Instant now, Instant until) {
        this.until = until;
        if (rests == 0) {
            since = now;
        }
        rests++;
        failures = 0;
        trying = false;
    }

    /** What was admitted came to no call at all. */
    public synchronized void notCalled() {
        trying = false;
    }
}
