package io.yingda.engine.turn;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Inbound;

/** The merchant's systems. A look-up that fails is a result, never an exception. */
@FunctionalInterface
public interface CustomerRecords {

    /** @param inbound what is being answered; a late answer to it is given as an inbound of its own */
    LookedUp lookUp(Inbound inbound, LookUp lookUp);

    /** @param asker who asks, for operations that are told that */
    default LookedUp lookUp(Follower asker, Inbound inbound, LookUp lookUp) {
        return lookUp(inbound, lookUp);
    }
}
