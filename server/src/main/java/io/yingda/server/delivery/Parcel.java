package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a turn left for its follower, ready to be claimed by whoever holds a connection on which WeChat still waits. When
 * nobody claims it, it stays in the outbox for the follower's next visit.
 */
public final class Parcel {

    private final FollowerId follower;
    private final String turn;
    private final Outbox outbox;
    private final PassivePlanner planner;
    private @Nullable Reply passive;
    private boolean claimed;

    Parcel(FollowerId follower, String turn, Outbox outbox, PassivePlanner planner) {
        this.follower = follower;
        this.turn = turn;
        this.outbox = outbox;
        this.planner = planner;
    }

    /**
     * The passive reply. The first claim takes it out of the outbox; every later one, made for a retry of the same push,
     * gets the same.
     *
     * @return empty when WeChat is only to be told {@code success}
     */
    public synchronized Optional<Reply> claim() {
        if (!claimed) {
            passive = outbox.take(follower, kept -> planner.plan(turn, kept)).orElse(null);
            claimed = true;
        }
        return Optional.ofNullable(passive);
    }
}
