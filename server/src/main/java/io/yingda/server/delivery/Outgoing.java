package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.time.Instant;
import java.util.List;

/**
 * What an inbound leaves for delivery, to be kept in the transaction that keeps the turn.
 *
 * @param turn the inbound's key
 * @param replies as kinds WeChat can take, in order; empty for silence
 * @param from when they may go as messages of their own; until then WeChat is thought to wait for a passive reply
 * @param grant what WeChat allows in return for the inbound
 * @param farewell whether the follower left: everything kept is to be erased
 */
public record Outgoing(
        FollowerId follower, String turn, List<Reply> replies, Instant from, Grant grant, boolean farewell) {

    public Outgoing {
        replies = List.copyOf(replies);
    }

    /** What empties the outbox of the follower. */
    public Outgoing asFarewell() {
        return new Outgoing(follower, turn, List.of(), from, grant, true);
    }

    /** Whether what was kept until the follower comes back is to be tried again. */
    public boolean wakes() {
        return !replies.isEmpty() || grant.messages() > 0;
    }
}
