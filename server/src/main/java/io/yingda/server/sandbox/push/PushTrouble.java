package io.yingda.server.sandbox.push;

/**
 * What goes wrong with pushes while it is in force.
 *
 * @param doubled the share of pushes that are sent twice, 0 to 1
 * @param reordered the share that is held back until the follower's next push has gone, for a second at most
 * @param lostAnswers the share of answers that never arrive, so that WeChat tries again
 * @param leastDelayMillis before a push is sent
 * @param mostDelayMillis each push takes a random delay between the two
 */
public record PushTrouble(
        double doubled, double reordered, double lostAnswers, int leastDelayMillis, int mostDelayMillis) {

    /** Everything goes well. */
    public static final PushTrouble NONE = new PushTrouble(0, 0, 0, 0, 0);

    private static final int LONGEST_DELAY = 60_000;

    public PushTrouble {
        if (!isShare(doubled) || !isShare(reordered) || !isShare(lostAnswers)) {
            throw new IllegalArgumentException("a share is between 0 and 1");
        }
        if (leastDelayMillis < 0 || mostDelayMillis < leastDelayMillis || mostDelayMillis > LONGEST_DELAY) {
            throw new IllegalArgumentException("delays are between 0 and 60000 ms, the least first");
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
