package io.yingda.server.conversations;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the state in memory, of so many followers; whoever was away longest is forgotten first. */
public final class MemoryConversations implements Conversations {

    private final Map<FollowerId, Known> followers;

    /** @param bound at most how many followers are kept */
    public MemoryConversations(int bound) {
        followers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<FollowerId, Known> longestAway) {
                return size() > bound;
            }
        };
    }

    @Override
    public synchronized Known load(FollowerId follower, Instant now) {
        Known known = followers.get(follower);
        return known == null ? Known.nothing(follower, now) : known;
    }

    @Override
    public synchronized void keep(Turn turn) {
        FollowerId follower = turn.follower().id();
        if (turn.trace().inbound() instanceof Event.Unfollow || turn.forgets()) {
            erase(follower);
        } else {
            followers.put(follower, new Known(turn.conversation(), turn.follower()));
        }
    }

    @Override
    public synchronized void erase(FollowerId follower) {
        followers.remove(follower);
    }
}
