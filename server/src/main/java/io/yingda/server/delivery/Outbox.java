package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replies not yet delivered, in order, by follower. Everything a turn says goes in first and is taken out when it can be
 * sent. Safe for many threads.
 *
 * <p>This is a seam: an implementation that survives a restart adds a turn's replies in the transaction that keeps the
 * turn.
 */
public interface Outbox {

    /**
     * Adds what a turn said.
     *
     * @param turn the key of the inbound the replies answer
     */
    void add(FollowerId follower, String turn, List<Reply> replies);

    /**
     * Takes what can be sent now, in one step.
     *
     * @param plan splits what is kept, oldest first, into what goes now and what stays
     * @return what goes now; empty when nothing does
     */
    Optional<Reply> take(FollowerId follower, Function<List<Kept>, PassivePlan> plan);

    /** Forgets everything kept for a follower. */
    void erase(FollowerId follower);
}
