package io.yingda.server.conversations;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import java.time.Instant;

/**
 * The state between turns. Called for one follower by one thread at a time, for different followers by many.
 *
 * <p>This is a seam: an implementation that survives a restart writes state, replies and trace of a turn in one
 * transaction, which is why a turn is handed over whole.
 */
public interface Conversations {

    /**
     * What the follower's last turn left.
     *
     * @param now counts as first seen for a follower nothing is known of
     */
    Known load(FollowerId follower, Instant now);

    /** Keeps a turn. That of an unfollow erases everything known of the follower, as WeChat requires. */
    void keep(Turn turn);

    /** Erases everything known of a follower. */
    void erase(FollowerId follower);
}
