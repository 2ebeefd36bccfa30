package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps replies in memory, so many of so many followers. Beyond that the oldest go, counted and reported. */
public final class MemoryOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryOutbox.class);
    private static final int PER_FOLLOWER = 20;
    private static final Pickup NOTHING = new Pickup.Nothing();
    private static final Pickup BUSY = new Pickup.Busy();

    private final Map<FollowerId, Line> lines = new LinkedHashMap<>();
    private final NavigableSet<Line> due =
            new TreeSet<>(Comparator.comparing((Line line) -> line.from).thenComparingLong(line -> line.number));
    private final AtomicLong dropped = new AtomicLong();
    private final int followers;
    private long ids;

    /** @param followers at most for how many followers replies are kept */
    public MemoryOutbox(int followers) {
        this.followers = followers;
    }

    /** One follower's queue. In the set of those due exactly when it may be given out some time. */
    private static final class Line {
        private final FollowerId follower;
        private final long number;
        private List<Kept> kept = List.of();
        private Instant from = Instant.MAX;
        private Pickup.@Nullable Dispatch underWay;
        private @Nullable Instant addedFrom;

        Line(FollowerId follower, long number) {
            this.follower = follower;
            this.number = number;
        }
    }

    @Override
    public synchronized void add(Outgoing outgoing) {
        if (outgoing.farewell()) {
            erase(outgoing.follower());
            return;
        }
        Line line = lines.get(outgoing.follower());
        if (line == null) {
            if (outgoing.replies().isEmpty()) {
                return;
            }
            line = new Line(outgoing.follower(), ++ids);
            lines.put(outgoing.follower(), line);
        }
        due.remove(line);
        List<Kept> all = new ArrayList<>(line.kept);
        outgoing.replies().forEach(reply -> all.add(Kept.fresh(++ids, outgoing.turn(), reply)));
        int surplus = Math.max(0, all.size() - PER_FOLLOWER);
        drop(surplus);
        line.kept = List.copyOf(all.subList(surplus, all.size()));
        if (outgoing.wakes()) {
            line.from = outgoing.from();
            line.addedFrom = outgoing.from();
        }
        index(line);
        if (lines.size() > followers) {
            Line oldest = lines.values().iterator().next();
            forget(oldest);
            drop(oldest.kept.size());
        }
    }

    @Override
    public synchronized Pickup begin(FollowerId follower, Function<List<Kept>, Optional<Pick>> plan) {
        Line line = lines.get(follower);
        if (line == null) {
            return NOTHING;
        }
        if (line.underWay != null) {
            return BUSY;
        }
        Optional<Pick> pick = plan.apply(line.kept);
        if (pick.isEmpty()) {
            return NOTHING;
        }
        due.remove(line);
        Pickup.Dispatch begun = new Pickup.Dispatch(follower, pick.get());
        line.underWay = begun;
        line.addedFrom = null;
        return begun;
    }

    @Override
    public synchronized void settle(Pickup.Dispatch dispatch, Outcome outcome) {
        Line line = lines.get(dispatch.follower());
        if (line == null || !dispatch.equals(line.underWay)) {
            return;
        }
        line.underWay = null;
        Instant from = switch (outcome) {
            case Outcome.Delivered delivered ->
                replace(line, dispatch.pick(), dispatch.pick().left(), delivered.next());
            case Outcome.Failed failed -> replace(line, dispatch.pick(), List.of(), failed.next());
            case Outcome.Later later -> replace(line, dispatch.pick(), tried(dispatch.pick(), outcome), later.from());
            case Outcome.Waiting ignored ->
                replace(line, dispatch.pick(), tried(dispatch.pick(), outcome), Instant.MAX);
        };
        if (line.kept.isEmpty()) {
            forget(line);
            return;
        }
        line.from = line.addedFrom == null ? from : line.addedFrom;
        index(line);
    }

    @Override
    public synchronized void release(FollowerId follower, Instant from) {
        Line line = lines.get(follower);
        if (line != null && line.from.isAfter(from) && !line.from.equals(Instant.MAX)) {
            due.remove(line);
            line.from = from;
            index(line);
        }
    }

    @Override
    public synchronized List<FollowerId> due(Instant now, Set<String> resting, int most) {
        List<FollowerId> found = new ArrayList<>();
        for (Line line : due) {
            if (line.from.isAfter(now) || found.size() == most) {
                break;
            }
            if (!resting.contains(line.follower.account())) {
                found.add(line.follower);
            }
        }
        return found;
    }

    @Override
    public synchronized void erase(FollowerId follower) {
        Line line = lines.get(follower);
        if (line != null) {
            forget(line);
        }
    }

    /** How many replies were given up so far. */
    public long dropped() {
        return dropped.get();
    }

    private static List<Kept> tried(Pick pick, Outcome outcome) {
        return pick.covered().stream().map(kept -> kept.tried(outcome.error())).toList();
    }

    /** Puts others with the same ids in the place of the covered ones. */
    private static Instant replace(Line line, Pick pick, List<Kept> others, Instant from) {
        Map<Long, Kept> instead = new LinkedHashMap<>();
        others.forEach(kept -> instead.put(kept.id(), kept));
        Set<Long> covered = new HashSet<>();
        pick.covered().forEach(kept -> covered.add(kept.id()));
        line.kept = line.kept.stream()
                .filter(kept -> !covered.contains(kept.id()) || instead.containsKey(kept.id()))
                .map(kept -> instead.getOrDefault(kept.id(), kept))
                .toList();
        return from;
    }

    private void index(Line line) {
        if (line.underWay == null && !line.from.equals(Instant.MAX)) {
            due.add(line);
        }
    }

    private void forget(Line line) {
        due.remove(line);
        lines.remove(line.follower);
    }

    private void drop(int replies) {
        if (replies > 0) {
            LOG.warn("The outbox is full: {} undelivered replies dropped so far", dropped.addAndGet(replies));
        }
    }
}
