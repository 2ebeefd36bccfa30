package io.yingda.server.inbox;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.delivery.Outgoing;
import java.util.Optional;

/**
 * How running an inbound ended, before anything of it is kept.
 *
 * @param turn empty when the bot failed
 * @param outgoing what is left for delivery
 */
record Ending(Inbound inbound, Optional<Turn> turn, Outgoing outgoing) {

    /** Whether the follower left, so that nothing may be kept. */
    boolean isFarewell() {
        return inbound instanceof Event.Unfollow;
    }
}
