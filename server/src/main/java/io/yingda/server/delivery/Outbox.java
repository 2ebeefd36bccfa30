package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Replies not yet delivered: a queue for each follower, of which one message at a time is on its way. Everything a turn
 * says goes in first and leaves when WeChat has taken it. Safe for many threads; may block, so never call it on an event
 * loop, but for {@link #settle}.
 *
 * <p>A queue is due from some moment on; one that waits for its follower to come back is not due at all. What is on its
 * way when the process dies is due again: better twice than never.
 *
 * <p>This is a seam: an implementation that survives a restart adds a turn's replies in the transaction that keeps the
 * turn.
 */
public interface Outbox {

    /**
     * Adds what a turn said behind what is kept, and makes the queue due from {@link Outgoing#from} on, when it
     * {@link Outgoing#wakes wakes}. A farewell erases instead.
     */
    void add(Outgoing outgoing);

    /**
     * Begins a message.
     *
     * @param plan picks from what is kept, oldest first, due or not; not called when nothing is kept. Nothing else of the
     *     follower's is given out until what it picked is settled
     */
    Pickup begin(FollowerId follower, Function<List<Kept>, Optional<Pick>> plan);

    /**
     * Ends what was begun. Delivered and failed replies leave the queue, their rest stays at its place; the others stay as
     * tried. The queue is then due as the outcome says, or as what was added meanwhile says. Of a follower that was erased
     * meanwhile, nothing comes back. Does not wait until it is kept.
     */
    void settle(Pickup.Dispatch dispatch, Outcome outcome);

    /** Makes a queue due from then on that is due later; one that waits for its follower goes on waiting. */
    void release(FollowerId follower, Instant from);

    /**
     * WeChat pushed something again that was answered: the answer did not arrive. What is still known of it is kept once more, in
     * its old place before what was said later.
     *
     * @param push the key of what WeChat pushed
     * @param from from when on it is due, unless it is already
     */
    void takeBack(FollowerId follower, String push, Instant from);

    /**
     * Followers whose queues are due and have nothing on its way, longest due first.
     *
     * @param resting accounts to leave out
     * @param most at most how many
     */
    List<FollowerId> due(Instant now, Set<String> resting, int most);

    /** Forgets everything kept for a follower. */
    void erase(FollowerId follower);
}
