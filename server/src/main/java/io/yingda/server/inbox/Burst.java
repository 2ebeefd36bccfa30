package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import java.time.Duration;
import java.util.List;

/**
 * When messages that a follower writes one after the other are answered together: “在吗”, “我想问下”, “退货怎么弄”.
 *
 * @param quiet how long the follower must be quiet before the answer; zero where every message is answered for itself
 * @param longest at most how long the first of them waits, so that WeChat still waits for the answer
 */
public record Burst(Duration quiet, Duration longest) {

    /** Every message is answered for itself. */
    public static final Burst NONE = new Burst(Duration.ZERO, Duration.ZERO);

    /** By this quiet, within half of the time that WeChat waits: the other half is for the turn. */
    public static Burst within(Duration quiet, Duration passiveWindow) {
        return new Burst(quiet, passiveWindow.dividedBy(2));
    }

    /** Whether others may join it: words as typed, not a choice from a menu. */
    public boolean takes(Inbound inbound) {
        return !quiet.isZero() && inbound instanceof Inbound.Text text && text.menuItem() == null;
    }

    /**
     * How long to wait for more.
     *
     * @param first when the first arrived, in nanoseconds of some clock
     * @param last when the last so far arrived
     * @param now by the same clock
     * @return nanoseconds; zero or less when it is time to answer
     */
    public long waitNanos(long first, long last, long now) {
        return Math.min(last + quiet.toNanos() - now, first + longest.toNanos() - now);
    }

    /**
     * One message of several, in place of the last of them: its key is the last's, its words are everybody's, a line each.
     *
     * @param burst at least one, in order
     */
    public static Inbound together(List<Inbound> burst) {
        Inbound last = burst.getLast();
        if (burst.size() == 1) {
            return last;
        }
        StringBuilder words = new StringBuilder();
        for (Inbound each : burst) {
            if (each instanceof Inbound.Text text) {
                words.append(words.isEmpty() ? "" : "\n").append(text.text());
            }
        }
        return new Inbound.Text(last.header(), words.toString(), null);
    }
}
