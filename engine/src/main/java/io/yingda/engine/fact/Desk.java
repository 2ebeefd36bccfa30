package io.yingda.engine.fact;

import org.jspecify.annotations.Nullable;

/**
 * The human side, as it stands now.
 *
 * @param agentsOnline agents who can take a conversation
 * @param queueLength conversations that wait for one
 * @param minutes about how long who joins the line now will wait, by those of the last hour; null when nobody can say
 */
public record Desk(
        int agentsOnline, int queueLength, @Nullable Integer minutes) {

    /** One where nobody can say how long it takes. */
    public Desk(int agentsOnline, int queueLength) {
        this(agentsOnline, queueLength, null);
    }
}
