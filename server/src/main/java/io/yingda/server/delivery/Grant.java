package io.yingda.server.delivery;

import java.time.Instant;

/**
 * What WeChat allows in return for something a follower did.
 *
 * @param kind which of the allowances it renews
 * @param until when it ends
 * @param messages how many customer-service messages; 0 where nothing is granted
 */
public record Grant(Kind kind, Instant until, int messages) {

    /** As many as one likes. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public static final Grant NONE = new Grant(Kind.EVENT, Instant.EPOCH, 0);

    /** Which allowance. */
    public enum Kind {
        /** After a message, for days. */
        MESSAGE,
        /** After a click, a follow or a scan, for a minute. */
        EVENT
    }
}
