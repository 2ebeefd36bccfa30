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
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The queues of an outbox: what is kept for whom, from when on it is due, and what is on its way. Not safe for threads. */
final class Lines {

    private static final Pickup NOTHING = new Pickup.Nothing();
    private static final Pickup BUSY = new Pickup.Busy();

    private final Map<FollowerId, Line> lines = new LinkedHashMap<>();
    private final NavigableSet<Line> due =
            new TreeSet<>(Comparator.comparing((Line line) -> line.from).thenComparingLong(line -> line.number));
    private long numbers;

    /** One follower's queue. In the set of those due exactly when it may be given out some time. */
    private static final class Line {
        private final FollowerId follower;
        private final long number;
        private List<Kept> kept = List.of();
        private Instant from = Instant.MAX;
        private Pickup.@Nullable Dispatch underWay;
        private @Nullable Instant addedFrom;
        private String begun = "";

        Line(FollowerId follower, long number) {
            this.follower = follower;
            this.number = number;
        }
    }

    int size() {
        return lines.size();
    }

    /** Whoever has had something kept for longest. */
    FollowerId oldest() {
        return lines.keySet().iterator().next();
    }

    List<Kept> kept(FollowerId follower) {
        Line line = lines.get(follower);
        return line == null ? List.of() : line.kept;
    }

    /** From when on a queue is due; {@link Instant#MAX} when it waits for its follower or nothing is kept. */
    Instant from(FollowerId follower) {
        Line line = lines.get(follower);
        return line == null ? Instant.MAX : line.from;
    }

    /**
     * Adds replies behind what is kept.
     *
     * @param from from when on the queue is due; null leaves that as it is
     */
    void add(FollowerId follower, List<Kept> fresh, @Nullable Instant from) {
        Line line = lines.get(follower);
        if (line == null) {
            if (fresh.isEmpty()) {
                return;
            }
            line = new Line(follower, ++numbers);
            lines.put(follower, line);
        }
        due.remove(line);
        List<Kept> all = new ArrayList<>(line.kept);
        all.addAll(fresh);
        line.kept = List.copyOf(all);
        if (from != null) {
            line.from = from;
            line.addedFrom = from;
        }
        index(line);
    }

    /**
     * Puts replies back where they were among what is kept: that is in the order they were made.
     *
     * @param from from when on the queue is due, unless it is already
     */
    void putBack(FollowerId follower, List<Kept> again, Instant from) {
        Line line = lines.computeIfAbsent(follower, who -> new Line(who, ++numbers));
        due.remove(line);
        List<Kept> all = new ArrayList<>(again);
        all.addAll(line.kept);
        all.sort(Comparator.comparingLong(Kept::id));
        line.kept = List.copyOf(all);
        if (line.from.isAfter(from)) {
            line.from = from;
        }
        if (line.underWay != null && line.addedFrom == null) {
            line.addedFrom = from;
        }
        index(line);
    }

    /** Leaves out the oldest of a queue, so that at most so many remain; says how many went. */
    int cut(FollowerId follower, int most) {
        Line line = lines.get(follower);
        int surplus = line == null ? 0 : Math.max(0, line.kept.size() - most);
        if (line != null && surplus > 0) {
            line.kept = List.copyOf(line.kept.subList(surplus, line.kept.size()));
        }
        return surplus;
    }

    /**
     * Takes replies out of a queue, but for the rest of what the follower has begun to read, and what was tried: it may have
     * arrived, or a notice may have promised it. Says which.
     *
     * @return empty while something is on its way
     */
    List<Kept> withdraw(FollowerId follower, Predicate<Kept> which) {
        Line line = lines.get(follower);
        if (line == null || line.underWay != null) {
            return List.of();
        }
        List<Kept> withdrawn = line.kept.stream()
                .filter(which)
                .filter(kept -> kept.attempts() == 0 && !kept.turn().equals(line.begun))
                .toList();
        line.kept = line.kept.stream().filter(kept -> !withdrawn.contains(kept)).toList();
        if (line.kept.isEmpty()) {
            forget(follower);
        }
        return withdrawn;
    }

    Pickup begin(FollowerId follower, Function<List<Kept>, Optional<Pick>> plan) {
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
        Pickup.Dispatch dispatch = new Pickup.Dispatch(follower, pick.get());
        line.underWay = dispatch;
        line.addedFrom = null;
        return dispatch;
    }

    /** Whether it was still to be settled. */
    boolean settle(Pickup.Dispatch dispatch, Outcome outcome) {
        Line line = lines.get(dispatch.follower());
        if (line == null || !dispatch.equals(line.underWay)) {
            return false;
        }
        line.underWay = null;
        if (outcome instanceof Outcome.Delivered) {
            line.begun = dispatch.pick().covered().getLast().turn();
        }
        Instant from = switch (outcome) {
            case Outcome.Delivered delivered ->
                replace(line, dispatch.pick(), dispatch.pick().left(), delivered.next());
            case Outcome.Failed failed -> replace(line, dispatch.pick(), List.of(), failed.next());
            case Outcome.Later later -> replace(line, dispatch.pick(), tried(dispatch.pick(), outcome), later.from());
            case Outcome.Waiting ignored ->
                replace(line, dispatch.pick(), tried(dispatch.pick(), outcome), Instant.MAX);
        };
        if (line.kept.isEmpty()) {
            forget(line.follower);
        } else {
            line.from = line.addedFrom == null ? from : line.addedFrom;
            index(line);
        }
        return true;
    }

    void release(FollowerId follower, Instant from) {
        Line line = lines.get(follower);
        if (line != null && line.from.isAfter(from) && !line.from.equals(Instant.MAX)) {
            due.remove(line);
            line.from = from;
            index(line);
        }
    }

    List<FollowerId> due(Instant now, Set<String> resting, int most) {
        return due(now, resting, most, follower -> true);
    }

    /** @param these others are left out */
    List<FollowerId> due(Instant now, Set<String> resting, int most, Predicate<FollowerId> these) {
        List<FollowerId> found = new ArrayList<>();
        for (Line line : due) {
            if (line.from.isAfter(now) || found.size() == most) {
                break;
            }
            if (!resting.contains(line.follower.account()) && these.test(line.follower)) {
                found.add(line.follower);
            }
        }
        return found;
    }

    void forget(FollowerId follower) {
        Line line = lines.remove(follower);
        if (line != null) {
            due.remove(line);
        }
    }

    /** Forgets all of these, unless something of theirs is on its way. */
    boolean letGo(Predicate<FollowerId> these) {
        List<Line> left = lines.values().stream()
                .filter(line -> these.test(line.follower))
                .toList();
        if (left.stream().anyMatch(line -> line.underWay != null)) {
            return false;
        }
        left.forEach(line -> forget(line.follower));
        return true;
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
}
