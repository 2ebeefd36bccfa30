package io.yingda.server.sandbox.witness;

import org.jspecify.annotations.Nullable;

/**
 * One message or event on its way to the merchant's server.
 *
 * @param number where it stands among all pushes and sightings, from 1; those of one follower are in the order in which
 *     the follower acted
 * @param key tells it from all others: account, openid, and message id or event
 * @param account the account's name in the URL
 * @param kind the message's type, or {@code event:} and the event's name
 * @param words what the follower wrote; null where there are no words
 * @param at when the follower acted, in milliseconds since 1970 on the sandbox's clock
 * @param end how far it came
 * @param attempts requests made for it, without those of its double
 * @param doubles how often it was sent once more by a trouble that was asked for
 * @param endedAt when it came to its end; 0 while it is under way
 */
public record Pushed(
        long number,
        String key,
        String account,
        String openId,
        String kind,
        @Nullable String words,
        long at,
        End end,
        int attempts,
        int doubles,
        long endedAt) {

    /** How far a push came. Everything from {@link #ANSWERED} to {@link #MALFORMED} was acknowledged with 200. */
    public enum End {
        UNDER_WAY,
        /** With a passive reply that was shown. */
        ANSWERED,
        /** With {@code success} or nothing. */
        EMPTY,
        /** With the wish that WeChat's own customer service take over. */
        TRANSFERRED,
        /** With a reply WeChat cannot show: the follower saw that the account is out of service. */
        MALFORMED,
        /** No attempt was answered: the follower saw that the account is out of service. */
        FAILED,
        /** Never pushed: an agent of WeChat's customer service was talking with the follower. */
        TO_AGENT;

        /** Whether WeChat was told that the server has it. */
        public boolean isAcknowledged() {
            return this == ANSWERED || this == EMPTY || this == TRANSFERRED || this == MALFORMED;
        }
    }
}
