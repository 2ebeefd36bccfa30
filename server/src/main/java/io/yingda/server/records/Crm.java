package io.yingda.server.records;

import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import java.time.Instant;
import java.util.Map;

/**
 * The merchant's systems outside of turns: read for people at the desk, and written back to. What fails is a result, never an
 * exception. Safe for many threads; blocks.
 */
public interface Crm {

    /** No systems, and nothing declared. */
    Crm NONE = new Crm() {
        @Override
        public LookUps operations() {
            return LookUps.NONE;
        }

        @Override
        public Reading read(Operation operation, Map<String, String> arguments, boolean anew) {
            return new Reading(LookedUp.failed(operation.name(), Fault.UNAVAILABLE, "没有接上系统"), Instant.EPOCH);
        }

        @Override
        public LookedUp write(Operation operation, Map<String, String> arguments) {
            return LookedUp.failed(operation.name(), Fault.UNAVAILABLE, "没有接上系统");
        }
    };

    /** Those in service. */
    LookUps operations();

    /**
     * Looks up, within the operation's own time.
     *
     * @param anew whether what is remembered of the same look-up does not count
     */
    Reading read(Operation operation, Map<String, String> arguments, boolean anew);

    /** Carries out an operation that writes, and waits until it is known what came of it, be that after the operation's time. */
    LookedUp write(Operation operation, Map<String, String> arguments);

    /** @param at when the system said so */
    record Reading(LookedUp result, Instant at) {}
}
