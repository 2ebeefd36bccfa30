package io.yingda.server.settings;

import java.time.Duration;

/**
 * How many customer-service messages WeChat allows, and for how long.
 *
 * @param messages after a follower's message
 * @param messageTime how long after it
 * @param events after a click in the menu, a follow or a scan
 * @param eventTime how long after it
 */
public record Allowances(int messages, Duration messageTime, int events, Duration eventTime) {

    /** What WeChat's documents say in 2026. */
    public static final Allowances DEFAULT = new Allowances(5, Duration.ofDays(2), 3, Duration.ofMinutes(1));
}
