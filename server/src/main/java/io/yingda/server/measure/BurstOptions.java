package io.yingda.server.measure;

import java.time.Duration;

/**
 * A campaign's worth of messages.
 *
 * @param messages how many come, evenly, within the time
 * @param followers from how many followers
 * @param connections how many connections WeChat opens at most; enough that none waits for another's answer
 * @param warmUp how long the server serves before at a quarter of the rate, as one that has been running does
 * @param patience how long afterwards what was accepted may take to be finished
 * @param seed decides which questions are asked, in which order, by whom
 */
public record BurstOptions(
        int messages, Duration time, int followers, int connections, Duration warmUp, Duration patience, long seed) {

    public static final BurstOptions DEFAULT = new BurstOptions(
            40_000, Duration.ofSeconds(60), 10_000, 4_000, Duration.ofSeconds(20), Duration.ofMinutes(5), 20_261_123);

    double rate() {
        return messages * 1e3 / time.toMillis();
    }
}
