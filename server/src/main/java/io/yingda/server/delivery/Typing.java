package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;

/** Shows a follower that somebody types. Does not block, and never fails. */
@FunctionalInterface
public interface Typing {

    Typing NONE = follower -> {};

    void show(FollowerId follower);
}
