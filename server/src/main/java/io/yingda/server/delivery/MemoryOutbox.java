package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps replies in memory, so many of so many followers. Beyond that the oldest go, counted and reported. */
public final class MemoryOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryOutbox.class);
    private static final int PER_FOLLOWER = 20;

    private final Lines lines = new Lines();
    private final AtomicLong dropped = new AtomicLong();
    private final int followers;
    private long ids;

    /** @param followers at most for how many followers replies are kept */
    public MemoryOutbox(int followers) {
        this.followers = followers;
    }

    @Override
    public synchronized void add(Outgoing outgoing) {
        FollowerId follower = outgoing.follower();
        if (outgoing.farewell()) {
            erase(follower);
            return;
        }
        List<Kept> fresh = new ArrayList<>();
        outgoing.replies().forEach(reply -> fresh.add(Kept.fresh(++ids, outgoing.turn(), reply)));
        lines.add(follower, fresh, outgoing.wakes() ? outgoing.from() : null);
        drop(lines.cut(follower, PER_FOLLOWER));
        if (lines.size() > followers) {
            FollowerId oldest = lines.oldest();
            drop(lines.kept(oldest).size());
            lines.forget(oldest);
        }
    }

    @Override
    public synchronized Pickup begin(FollowerId follower, Function<List<Kept>, Optional<Pick>> plan) {
        return lines.begin(follower, plan);
    }

    @Override
    public synchronized void settle(Pickup.Dispatch dispatch, Outcome outcome) {
        lines.settle(dispatch, outcome);
    }

    /** Nothing is known any more of what was delivered. */
    @Override
    public void takeBack(FollowerId follower, String push, Instant from) {}

    @Override
    public synchronized void release(FollowerId follower, Instant from) {
        lines.release(follower, from);
    }

    @Override
    public synchronized List<FollowerId> due(Instant now, Set<String> resting, int most) {
        return lines.due(now, resting, most);
    }

    @Override
    public synchronized void erase(FollowerId follower) {
        lines.forget(follower);
    }

    /** How many replies were given up so far. */
    public long dropped() {
        return dropped.get();
    }

    private void drop(int replies) {
        if (replies > 0) {
            LOG.warn("The outbox is full: {} undelivered replies dropped so far", dropped.addAndGet(replies));
        }
    }
}
