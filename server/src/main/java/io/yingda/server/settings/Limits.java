package io.yingda.server.settings;

import java.time.Duration;

/**
 * What bounds the work.
 *
 * @param passiveWindow how long WeChat's request is kept waiting for a turn before it is told {@code success}
 * @param bodyBytes the largest request body taken
 * @param pendingTurns turns running or waiting at once; beyond it WeChat is asked to come again
 * @param textBytes the longest text of one message, in bytes of UTF-8
 * @param followers conversations kept in memory
 */
public record Limits(Duration passiveWindow, int bodyBytes, int pendingTurns, int textBytes, int followers) {

    public static final Limits DEFAULT = new Limits(Duration.ofMillis(4_500), 512 * 1024, 20_000, 2_000, 100_000);
}
