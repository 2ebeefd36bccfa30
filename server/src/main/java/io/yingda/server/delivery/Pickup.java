package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;

/** What came of asking the outbox for a follower's next message. */
public sealed interface Pickup {

    /** A message on its way. Nothing else of this follower's is given out until it is settled. */
    record Dispatch(FollowerId follower, Pick pick) implements Pickup {}

    /** There is nothing, or nothing that may go. */
    record Nothing() implements Pickup {}

    /** Another message of the follower's is on its way. */
    record Busy() implements Pickup {}
}
