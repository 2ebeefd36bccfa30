package io.yingda.server.measure;

import java.time.Duration;

/**
 * A moderate load for a long time.
 *
 * @param minutes how many of them
 * @param minute how long each of them lasts; a minute but in tests
 * @param rate messages a second
 * @param followers from how many followers
 * @param connections how many connections WeChat opens at most
 * @param seed decides which questions are asked, in which order, by whom
 */
public record SoakOptions(int minutes, Duration minute, double rate, int followers, int connections, long seed) {

    /** For so many minutes at so many messages a second. */
    public static SoakOptions lasting(int minutes, double rate) {
        return new SoakOptions(minutes, Duration.ofMinutes(1), rate, 5_000, 256, 20_261_123);
    }
}
