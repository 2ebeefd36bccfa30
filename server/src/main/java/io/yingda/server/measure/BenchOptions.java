package io.yingda.server.measure;

import java.time.Duration;

/**
 * How a server is put under load.
 *
 * @param followers from how many followers the messages come
 * @param connections how many connections WeChat is played over
 * @param warmUp how long the server is driven before anything counts, until its compiler has settled
 * @param bareWarmUp the same for the bare handler, which has far less to compile
 * @param round how long one round at full speed takes
 * @param rounds how many such rounds each of the two gets, in turns
 * @param load how long the load at half of the maximum rate takes
 * @param seed decides which questions are asked, in which order, by whom
 */
public record BenchOptions(
        int followers,
        int connections,
        Duration warmUp,
        Duration bareWarmUp,
        Duration round,
        int rounds,
        Duration load,
        long seed) {

    public static final BenchOptions DEFAULT = new BenchOptions(
            50_000,
            64,
            Duration.ofSeconds(40),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            3,
            Duration.ofSeconds(10),
            20_261_123);

    /** For a server that takes milliseconds for a question: its compiler settles on little else. */
    public static final BenchOptions BY_MEANING = new BenchOptions(
            DEFAULT.followers(),
            DEFAULT.connections(),
            Duration.ofSeconds(16),
            DEFAULT.bareWarmUp(),
            DEFAULT.round(),
            DEFAULT.rounds(),
            DEFAULT.load(),
            DEFAULT.seed());
}
