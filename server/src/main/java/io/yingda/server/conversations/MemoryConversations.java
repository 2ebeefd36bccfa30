package io.yingda.server.conversations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import java.time.Instant;

/** Keeps the state in memory, of so many followers; whoever was away longest is forgotten first. */
public final class MemoryConversations implements Conversations {

    private final Cache<FollowerId, Known> followers;

    /** @param bound at most how many followers are kept */
    public MemoryConversations(int bound) {
        followers =
                Caffeine.newBuilder().maximumSize(bound).executor(Runnable::run).build();
    }

    @Override
    public Known load(FollowerId follower, Instant now) {
        Known known = followers.getIfPresent(follower);
        return known == null ? Known.nothing(follower, now) : known;
    }

    @Override
    public void keep(Turn turn) {
        FollowerId follower = turn.follower().id();
        if (turn.trace().inbound() instanceof Event.Unfollow) {
            erase(follower);
        } else {
            followers.put(follower, new Known(turn.conversation(), turn.follower()));
        }
    }

    @Override
    public void erase(FollowerId follower) {
        followers.invalidate(follower);
    }
}
