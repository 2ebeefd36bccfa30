package io.yingda.server.inbox;

import java.time.Duration;
import java.util.stream.LongStream;

/**
 * What an inbox has accepted and not finished.
 *
 * @param depth how many inbounds
 * @param bound at most how many before WeChat is asked to come again
 * @param oldest for how long the oldest of them has been here; zero when there is none
 */
public record Backlog(int depth, int bound, Duration oldest) {

    /** @param arrived when each came, in nanoseconds of the same origin as {@code now} */
    static Backlog of(int depth, int bound, LongStream arrived, long now) {
        long nanos = arrived.map(each -> now - each).max().orElse(0);
        return new Backlog(depth, bound, Duration.ofNanos(Math.max(0, nanos)));
    }
}
