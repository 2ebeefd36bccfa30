package io.yingda.server.sandbox.api;

import java.time.Duration;
import java.time.Instant;

/**
 * What goes wrong with calls of the API for a stretch of time.
 *
 * @param kind what happens
 * @param path the beginning of the addresses it happens to; {@code /} for all
 * @param share of the calls it happens to, 0 to 1
 * @param errcode what {@link Kind#REFUSES} answers
 * @param delay how long {@link Kind#SLOW} takes
 * @param until when it is over, on the sandbox's clock
 */
public record ApiTrouble(Kind kind, String path, double share, int errcode, Duration delay, Instant until) {

    /** Everything goes well. */
    public static final ApiTrouble NONE = new ApiTrouble(Kind.NONE, "/", 0, 0, Duration.ZERO, Instant.MAX);

    public ApiTrouble {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1");
        }
        if (delay.isNegative() || delay.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("a delay is between 0 and 60 s");
        }
    }

    /** What may go wrong. */
    public enum Kind {
        NONE,
        /** The connection is cut before the call is read. */
        DOWN,
        /** The call is carried out and its answer comes late. */
        SLOW,
        /** The call is carried out and the connection is cut before its answer. */
        CUT,
        /** The call is answered with an errcode and not carried out. */
        REFUSES,
        /** The call is answered with HTTP status 502 and not carried out. */
        BAD_GATEWAY
    }
}
