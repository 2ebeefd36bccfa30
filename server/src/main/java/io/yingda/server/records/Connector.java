package io.yingda.server.records;

import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Operation;
import java.time.Duration;
import java.util.Map;

/** A way into one of the merchant's systems. Safe for many threads. */
interface Connector extends AutoCloseable {

    /**
     * Asks, and waits for the answer.
     *
     * @param arguments each of the operation's, by name; one that was left out is empty
     * @param longest after how long it gives up
     * @return the operation's fields; what the system leaves out is not there
     */
    Map<String, Value> ask(Operation operation, Map<String, String> arguments, Duration longest)
            throws LookUpFailure, InterruptedException;

    /** Whether asking blocks the thread beneath a virtual one, so that each needs a thread of its own. */
    default boolean isBlocking() {
        return false;
    }

    @Override
    void close();
}
