package io.yingda.server.conversations;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.FollowerId;
import java.time.Instant;

/** What is known of a follower when a turn begins. */
public record Known(Conversation conversation, Follower follower) {

    /** Nothing yet. */
    public static Known nothing(FollowerId follower, Instant at) {
        return new Known(Conversation.begun(at), Follower.firstSeen(follower, at));
    }
}
