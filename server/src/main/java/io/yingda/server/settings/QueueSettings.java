package io.yingda.server.settings;

import io.yingda.engine.turn.OpeningHours;
import java.time.Instant;
import java.util.Set;

/**
 * A queue of the desk.
 *
 * @param hours when it is served
 * @param agents the logins of those who have what it takes; empty where everybody does
 */
public record QueueSettings(String name, OpeningHours hours, Set<String> agents) {

    public QueueSettings {
        agents = Set.copyOf(agents);
    }

    public boolean isServedBy(String login) {
        return agents.isEmpty() || agents.contains(login);
    }

    public boolean isOpen(Instant at) {
        return hours.at(at).open();
    }
}
