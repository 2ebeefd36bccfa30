package io.yingda.server.inbox;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.delivery.Outgoing;
import java.util.Optional;

/**
 * How running an inbound ended, before anything of it is kept.
 *
 * @param turn empty when the bot failed, or was not asked
 * @param instead what stands in place of a decision then
 * @param outgoing what is left for delivery
 */
record Ending(Inbound inbound, Optional<Turn> turn, String instead, Outgoing outgoing) {

    /** In place of a decision: the bot failed, or the follower said how good the people were. */
    static final String FAILED = "Failed";

    static final String RATED = "Rated";
    /** In place of a decision: the follower had a ticket taken up again. */
    static final String REOPENED = "Reopened";
    /** In place of a decision: nothing is known of the follower any more whom a late answer is for. */
    private static final String DROPPED = "Dropped";

    static Ending dropped(Inbound inbound, Outgoing nothing) {
        return new Ending(inbound, Optional.empty(), DROPPED, nothing);
    }

    /** Whether it leaves nothing, not even that it was. */
    boolean isDropped() {
        return instead.equals(DROPPED);
    }

    /** Whether the follower left, so that nothing may be kept. */
    boolean isFarewell() {
        return inbound instanceof Event.Unfollow;
    }
}
