package io.yingda.server.sandbox.api;

import java.time.Duration;

/**
 * How many customer-service messages a contact allows. WeChat has changed the first number before.
 *
 * @param messages after a message
 * @param window how long they may be sent
 * @param shortMessages after a click, a follow or a scan
 * @param shortWindow how long those may be sent
 */
public record AllowanceRules(int messages, Duration window, int shortMessages, Duration shortWindow) {

    /** 5 in 48 hours, 3 in a minute. */
    public static final AllowanceRules USUAL = new AllowanceRules(5, Duration.ofDays(2), 3, Duration.ofMinutes(1));
}
