package io.yingda.server.settings;

import io.yingda.engine.turn.OpeningHours;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How people serve.
 *
 * @param agents how many count as online while the desk is open, as long as nobody has ever signed in to serve
 * @param queues by name, in the order written; empty where every name the rules give is a queue that everybody serves
 * @param capacity how many conversations one agent is given at most
 * @param assignAfter how long a conversation waits for somebody to take it before it is given to somebody
 * @param patience how long a follower waits in vain before the bot has the conversation again
 * @param gone how long an agent may be out of reach before the followers who wait for an answer go back to the queue
 * @param idle how long nobody writes before the follower is warned
 * @param ending how long after the warning the conversation ends
 * @param rating how long a follower may rate
 * @param atOnce whether somebody who comes to serve for the first time is online without saying so
 */
public record DeskSettings(
        int agents,
        Map<String, QueueSettings> queues,
        int capacity,
        Duration assignAfter,
        Duration patience,
        Duration gone,
        Duration idle,
        Duration ending,
        Duration rating,
        boolean atOnce) {

    public static final DeskSettings DEFAULT = new DeskSettings(
            2,
            Map.of(),
            5,
            Duration.ZERO,
            Duration.ofMinutes(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            false);

    public DeskSettings {
        queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
    }

    /** The usual ones with so many agents. */
    static DeskSettings with(int agents) {
        DeskSettings usual = DEFAULT;
        return new DeskSettings(
                agents,
                usual.queues,
                usual.capacity,
                usual.assignAfter,
                usual.patience,
                usual.gone,
                usual.idle,
                usual.ending,
                usual.rating,
                usual.atOnce);
    }

    /** The same, where everybody who comes to serve is online at once. */
    public DeskSettings atOnceOnline() {
        return new DeskSettings(agents, queues, capacity, assignAfter, patience, gone, idle, ending, rating, true);
    }

    /** The same where every name is a queue that everybody serves, and each agent is at once given so many conversations. */
    public DeskSettings roomy(int otherCapacity) {
        return new DeskSettings(
                agents, Map.of(), otherCapacity, Duration.ZERO, patience, gone, idle, ending, rating, atOnce);
    }

    /**
     * A queue; one that is not declared is served by everybody.
     *
     * @param usual when the desk is open
     */
    public QueueSettings queue(String name, OpeningHours usual) {
        QueueSettings queue = queues.get(name);
        return queue == null ? new QueueSettings(name, usual, Set.of()) : queue;
    }
}
