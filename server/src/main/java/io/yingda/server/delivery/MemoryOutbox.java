package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps replies in memory, so many of so many followers. Beyond that the oldest go, counted and reported. */
public final class MemoryOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryOutbox.class);
    private static final int PER_FOLLOWER = 20;

    private final Map<FollowerId, List<Kept>> kept;
    private final AtomicLong dropped = new AtomicLong();

    /** @param followers at most for how many followers replies are kept */
    public MemoryOutbox(int followers) {
        kept = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<FollowerId, List<Kept>> oldest) {
                boolean full = size() > followers;
                if (full) {
                    drop(oldest.getValue().size());
                }
                return full;
            }
        };
    }

    @Override
    public synchronized void add(FollowerId follower, String turn, List<Reply> replies) {
        if (replies.isEmpty()) {
            return;
        }
        List<Kept> fresh = replies.stream().map(reply -> new Kept(turn, reply)).toList();
        kept.merge(follower, fresh, (before, after) -> {
            List<Kept> all = new ArrayList<>(before);
            all.addAll(after);
            int surplus = all.size() - PER_FOLLOWER;
            if (surplus <= 0) {
                return List.copyOf(all);
            }
            drop(surplus);
            return List.copyOf(all.subList(surplus, all.size()));
        });
    }

    @Override
    public synchronized Optional<Reply> take(FollowerId follower, Function<List<Kept>, PassivePlan> plan) {
        List<Reply> taken = new ArrayList<>(1);
        kept.computeIfPresent(follower, (who, before) -> {
            PassivePlan split = plan.apply(before);
            split.now().ifPresent(taken::add);
            return split.later().isEmpty() ? null : split.later();
        });
        return taken.stream().findFirst();
    }

    @Override
    public synchronized void erase(FollowerId follower) {
        kept.remove(follower);
    }

    /** How many replies were given up so far. */
    public long dropped() {
        return dropped.get();
    }

    private void drop(int replies) {
        LOG.warn("The outbox is full: {} undelivered replies dropped so far", dropped.addAndGet(replies));
    }
}
