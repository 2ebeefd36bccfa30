package io.yingda.server.desk.handover;

import io.yingda.server.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who comes before whom in a queue, and how long that takes by what happened in the last hour. */
public final class Places {

    private static final Duration RECENTLY = Duration.ofHours(1);
    private static final int ENOUGH = 3;

    /** Whoever lost an agent comes first, then higher priority, then who has waited longest. */
    public static final String ORDER = "ORDER BY h.front DESC, h.priority DESC, h.since, h.id";

    private static final String AHEAD = """
            SELECT count(*) FROM hand_over WHERE state = 0 AND message = 0 AND queue = ? AND id <> ? AND (front > ? OR (front = ?
              AND (priority > ? OR (priority = ? AND (since < ? OR (since = ? AND id < ?))))))""";
    private static final String RECENT = """
            SELECT count(*), avg(taken_at - since) FROM hand_over
            WHERE taken_at > ? AND queue = ? AND message = 0 AND reason <> 'agent'""";

    private static final String OVER_ALL = """
            SELECT count(*), avg(taken_at - since) FROM hand_over
            WHERE taken_at > ? AND message = 0 AND reason <> 'agent'""";

    private Places() {}

    /** How many conversations of the queue come before this one. */
    public static int ahead(Sql sql, HandOver handOver) throws SQLException {
        return sql.first(
                        row -> row.getInt(1),
                        AHEAD,
                        handOver.queue(),
                        handOver.id(),
                        handOver.front(),
                        handOver.front(),
                        handOver.priority(),
                        handOver.priority(),
                        handOver.since(),
                        handOver.since(),
                        handOver.id())
                .orElse(0);
    }

    /**
     * About how long it takes until a conversation with so many before it is taken: by how many were taken in the last hour,
     * or, when they were few, by how long those waited.
     *
     * @return empty when none was taken
     */
    public static Optional<Duration> estimate(Sql sql, String queue, int ahead, Instant now) throws SQLException {
        return sql.first(
                        row -> estimate(row.getInt(1), (long) row.getDouble(2), ahead),
                        RECENT,
                        now.minus(RECENTLY),
                        queue)
                .flatMap(each -> each);
    }

    /** The same for whoever comes next, over all queues. */
    public static Optional<Duration> estimate(Sql sql, int ahead, Instant now) throws SQLException {
        return sql.first(row -> estimate(row.getInt(1), (long) row.getDouble(2), ahead), OVER_ALL, now.minus(RECENTLY))
                .flatMap(each -> each);
    }

    static Optional<Duration> estimate(int taken, long averageMillis, int ahead) {
        if (taken == 0) {
            return Optional.empty();
        }
        Duration average = Duration.ofMillis(Math.max(0, averageMillis));
        Duration turn = RECENTLY.dividedBy(taken);
        Duration inTurn = turn.multipliedBy(ahead + 1L);
        boolean few = taken < ENOUGH || ahead == 0;
        return Optional.of(few && average.compareTo(inTurn) < 0 ? average : inTurn);
    }

    /** Whole minutes, at least one, in words. */
    public static String words(int ahead, Optional<Duration> estimate) {
        String place = ahead == 0 ? "下一位就是您" : "前面还有 " + ahead + " 位";
        return place + estimate.map(time -> "，大约要等 " + minutes(time) + " 分钟").orElse("");
    }

    /** Whole minutes, at least one. */
    public static int minutes(Duration time) {
        return (int) Math.max(1, (time.toSeconds() + 59) / 60);
    }
}
