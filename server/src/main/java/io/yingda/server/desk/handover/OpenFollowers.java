package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Followers who may have an open hand-over, may be about to rate one, or may have something to say about a ticket: nobody else's turn need ask the database. Holds a few
 * too many at times, never one too few. Safe for many threads.
 */
final class OpenFollowers {

    private final Map<FollowerId, Long> stamps = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    void add(FollowerId follower) {
        stamps.put(follower, numbers.incrementAndGet());
    }

    boolean contains(FollowerId follower) {
        return stamps.containsKey(follower);
    }

    void forget(Predicate<FollowerId> these) {
        stamps.keySet().removeIf(these);
    }

    /** What to compare with later: who was here then. */
    Map<FollowerId, Long> seen() {
        return Map.copyOf(stamps);
    }

    /** Those of {@code before} that the database has since been found not to have go, unless they were added again. */
    void tidy(Map<FollowerId, Long> before, Collection<FollowerId> open) {
        Set<FollowerId> kept = Set.copyOf(open);
        before.forEach((follower, stamp) -> {
            if (!kept.contains(follower)) {
                stamps.remove(follower, stamp);
            }
        });
    }
}
