package io.yingda.server.measure;

import java.time.Duration;

/**
 * How servers are put under load.
 *
 * @param followers from how many followers the messages come
 * @param connections how many connections WeChat is played over
 * @param warmUp how long the first server is driven before anything counts, until the compiler has settled
 * @param nextWarmUp the same for every further one, which shares most of its code with the first
 * @param bareWarmUp the same for the bare handler, which has far less to compile
 * @param round how long one round at full speed takes
 * @param rounds how many such rounds a server and the bare handler get, in turns
 * @param load how long the load at a share of the maximum rate takes
 * @param seed decides which questions are asked, in which order, by whom
 */
public record BenchOptions(
        int followers,
        int connections,
        Duration warmUp,
        Duration nextWarmUp,
        Duration bareWarmUp,
        Duration round,
        int rounds,
        Duration load,
        long seed) {

    public static final BenchOptions DEFAULT = new BenchOptions(
            50_000,
            64,
            Duration.ofSeconds(40),
            Duration.ofSeconds(16),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            3,
            Duration.ofSeconds(10),
            20_261_123);
}
