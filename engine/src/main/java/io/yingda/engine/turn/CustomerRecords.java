package io.yingda.engine.turn;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;

/** The merchant's systems. A look-up that fails is a result, never an exception. */
@FunctionalInterface
public interface CustomerRecords {
    LookedUp lookUp(FollowerId follower, LookUp lookUp);
}
