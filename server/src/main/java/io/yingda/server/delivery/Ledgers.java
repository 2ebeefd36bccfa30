package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.util.function.UnaryOperator;

/** The ledgers of all followers. Safe for many threads; may block. */
public interface Ledgers {

    /** A follower's ledger; the empty one where nothing is known. */
    Ledger of(FollowerId follower);

    /** Changes a follower's ledger, in one step. */
    void update(FollowerId follower, UnaryOperator<Ledger> change);

    /** Forgets a follower. */
    void erase(FollowerId follower);
}
