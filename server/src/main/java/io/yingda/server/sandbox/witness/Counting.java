package io.yingda.server.sandbox.witness;

import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts under way; see {@link Tally} for what each is. */
final class Counting {

    final Map<Integer, Long> refusals = new HashMap<>();
    private final Map<End, Long> ends = new EnumMap<>(End.class);
    private final Map<Way, Long> ways = new EnumMap<>(Way.class);
    long pushed;
    long underWay;
    long keptByAgents;
    long attempts;
    long doubles;
    long lateReplies;
    long apiCalls;
    long dropped;
    private long seenAgain;

    void end(End end) {
        underWay--;
        ends.merge(end, 1L, Long::sum);
    }

    void sight(Way way, boolean again) {
        ways.merge(way, 1L, Long::sum);
        seenAgain += again ? 1 : 0;
    }

    Tally tally() {
        long acknowledged = ends.entrySet().stream()
                .filter(entry -> entry.getKey().isAcknowledged())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Tally(
                pushed,
                underWay,
                acknowledged,
                of(End.ANSWERED),
                of(End.EMPTY),
                of(End.TRANSFERRED),
                of(End.MALFORMED),
                of(End.FAILED),
                keptByAgents,
                attempts,
                doubles,
                lateReplies,
                of(Way.PASSIVE),
                of(Way.CUSTOMER_SERVICE),
                of(Way.TEMPLATE),
                of(Way.SUBSCRIPTION),
                seenAgain,
                of(Way.OUT_OF_SERVICE),
                apiCalls,
                refusals,
                dropped);
    }

    private long of(End end) {
        return ends.getOrDefault(end, 0L);
    }

    private long of(Way way) {
        return ways.getOrDefault(way, 0L);
    }
}
