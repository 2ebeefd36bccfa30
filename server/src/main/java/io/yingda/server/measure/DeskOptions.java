package io.yingda.server.measure;

import java.time.Duration;

/**
 * A busy desk.
 *
 * @param agents how many have their page open
 * @param conversations how many followers are with an agent, spread over all agents
 * @param rate messages a second these followers write together
 * @param warmUp how long they do before anything counts
 * @param time how long they do while it counts
 * @param patience how long what was written may take to arrive, and the conversations to be given to agents
 * @param seed decides who writes what
 */
public record DeskOptions(
        int agents, int conversations, double rate, Duration warmUp, Duration time, Duration patience, long seed) {

    public static final DeskOptions DEFAULT = new DeskOptions(
            200, 1_000, 50, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60), 20_261_123);

    /** How many conversations each agent has room for. */
    public int capacity() {
        return Math.ceilDiv(conversations, agents);
    }
}
