package io.yingda.server.chaos;

import java.time.Duration;

/**
 * How hard a run is.
 *
 * @param followers who write, each a message now and then, whether or not the last one was answered
 * @param rate messages a second of all followers together
 * @param kills how often the server is killed
 * @param leastLife how long it lives at least, from when it is ready
 * @param mostLife how long at most; the moment is random
 * @param settling how long what was accepted may take to reach its follower once there is no more trouble
 * @param seed of all dice
 */
public record ChaosOptions(
        int followers, int rate, int kills, Duration leastLife, Duration mostLife, Duration settling, long seed) {

    /** 30 kills, in about four minutes. */
    public static final ChaosOptions DEFAULT =
            new ChaosOptions(2_000, 120, 30, Duration.ofMillis(500), Duration.ofSeconds(7), Duration.ofSeconds(120), 1);

    /** 5 kills, in half a minute. */
    public static final ChaosOptions SHORT =
            new ChaosOptions(300, 60, 5, Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(90), 1);

    public ChaosOptions {
        if (followers < 1 || rate < 1 || kills < 0 || leastLife.compareTo(mostLife) > 0) {
            throw new IllegalArgumentException("a run needs followers, a rate and an order of its bounds");
        }
    }

    /** The same with other dice. */
    public ChaosOptions seeded(long otherSeed) {
        return new ChaosOptions(followers, rate, kills, leastLife, mostLife, settling, otherSeed);
    }

    /** The same with as many kills. */
    public ChaosOptions killing(int times) {
        return new ChaosOptions(followers, rate, times, leastLife, mostLife, settling, seed);
    }
}
