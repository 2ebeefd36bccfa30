package io.yingda.server.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps replies in memory, so many of so many followers. Beyond that the oldest go, counted and reported. */
public final class MemoryOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryOutbox.class);
    private static final int PER_FOLLOWER = 20;

    private final Cache<FollowerId, List<Kept>> kept;
    private final AtomicLong dropped = new AtomicLong();

    /** @param followers at most for how many followers replies are kept */
    public MemoryOutbox(int followers) {
        kept = Caffeine.newBuilder()
                .maximumSize(followers)
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
    }

    @Override
    public void add(FollowerId follower, String turn, List<Reply> replies) {
        if (replies.isEmpty()) {
            return;
        }
        List<Kept> fresh = replies.stream().map(reply -> new Kept(turn, reply)).toList();
        kept.asMap().merge(follower, fresh, (before, after) -> {
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
    public Optional<Reply> take(FollowerId follower, Function<List<Kept>, PassivePlan> plan) {
        List<Reply> taken = new ArrayList<>(1);
        kept.asMap().computeIfPresent(follower, (who, before) -> {
            PassivePlan split = plan.apply(before);
            split.now().ifPresent(taken::add);
            return split.later().isEmpty() ? null : split.later();
        });
        return taken.stream().findFirst();
    }

    @Override
    public void erase(FollowerId follower) {
        kept.invalidate(follower);
    }

    /** How many replies were given up so far. */
    public long dropped() {
        return dropped.get();
    }

    private void evicted(@Nullable FollowerId follower, @Nullable List<Kept> replies, RemovalCause cause) {
        if (replies != null) {
            drop(replies.size());
        }
    }

    private void drop(int replies) {
        LOG.warn("The outbox is full: {} undelivered replies dropped so far", dropped.addAndGet(replies));
    }
}
