package io.yingda.engine.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation handed over and not yet given back.
 *
 * @param queue the skill group it waits in
 * @param since when it was handed over
 * @param ahead how many conversations of the queue come before it
 * @param agent who serves it; null while it waits for somebody
 */
public record Waiting(
        String queue, Instant since, int ahead, @Nullable String agent) {

    /** One that has just begun. */
    public Waiting(String queue, Instant since) {
        this(queue, since, 0, null);
    }
}
