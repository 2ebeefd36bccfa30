package io.yingda.server.desk.agents;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who serves, or has served.
 *
 * @param presence whether the agent serves now
 * @param seenAt when last heard of
 * @param open how many conversations the agent has
 */
public record Agent(long person, String login, String name, Presence presence, Instant seenAt, int open) {

    /** Whoever was not heard of for longer is offline. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    public boolean isOnline() {
        return presence == Presence.ONLINE;
    }
}
