package io.yingda.server.delivery;

import java.time.Instant;

/**
 * What WeChat still allows us to send to one follower by customer-service messages. Only an estimate: WeChat's own errors
 * correct it.
 *
 * @param messageUntil when what the last message allows ends
 * @param messagesLeft how many that still allows
 * @param eventUntil when what the last click, follow or scan allows ends
 * @param eventsLeft how many that still allows
 * @param noticed whether the follower was told by a template or subscription message that something waits
 */
public record Ledger(Instant messageUntil, int messagesLeft, Instant eventUntil, int eventsLeft, boolean noticed) {

    /** Nothing is allowed. */
    public static final Ledger EMPTY = new Ledger(Instant.EPOCH, 0, Instant.EPOCH, 0, false);

    /** Renews an allowance. */
    public Ledger with(Grant grant) {
        if (grant.messages() == 0) {
            return this;
        }
        return switch (grant.kind()) {
            case MESSAGE -> new Ledger(grant.until(), grant.messages(), eventUntil, eventsLeft, false);
            case EVENT -> new Ledger(messageUntil, messagesLeft, grant.until(), grant.messages(), false);
        };
    }

    /** How many messages are allowed at this time. */
    public int left(Instant now) {
        long left = (long) leftAfterMessage(now) + leftAfterEvent(now);
        return (int) Math.min(left, Grant.UNLIMITED);
    }

    /** The same after one was sent: the shorter allowance is spent first. */
    public Ledger spent(Instant now) {
        if (leftAfterEvent(now) > 0) {
            return new Ledger(messageUntil, messagesLeft, eventUntil, less(eventsLeft), noticed);
        }
        return new Ledger(messageUntil, less(messagesLeft), eventUntil, eventsLeft, noticed);
    }

    /** The same once WeChat has said that nothing more is allowed. */
    public Ledger exhausted() {
        return new Ledger(Instant.EPOCH, 0, Instant.EPOCH, 0, noticed);
    }

    /** The same once the follower was told that something waits. */
    public Ledger withNotice() {
        return new Ledger(messageUntil, messagesLeft, eventUntil, eventsLeft, true);
    }

    private int leftAfterMessage(Instant now) {
        return now.isBefore(messageUntil) ? messagesLeft : 0;
    }

    private int leftAfterEvent(Instant now) {
        return now.isBefore(eventUntil) ? eventsLeft : 0;
    }

    private static int less(int left) {
        return left == Grant.UNLIMITED ? left : Math.max(0, left - 1);
    }
}
