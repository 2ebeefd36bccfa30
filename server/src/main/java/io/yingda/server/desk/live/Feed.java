package io.yingda.server.desk.live;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.Keys;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of all nodes, in an order in which none appears before one that was already read. Where transactions run at once,
 * events are read by the number of their transaction, and only of those before which none is still running. Blocks.
 */
public final class Feed {

    private static final String EVENT = "SELECT xact, id, kind, hand_over, follower, reference FROM desk_event WHERE ";
    private static final String SETTLED = "xact < txid_snapshot_xmin(txid_current_snapshot())";

    private final DeskStore store;
    private final String last;
    private final String next;

    public Feed(DeskStore store) {
        this.store = store;
        boolean atOnce = store.database().dialect() == Dialect.POSTGRESQL;
        String visible = atOnce ? SETTLED : "xact = 0";
        // SQLite would look at every event there is to compare two columns at once.
        String later = atOnce ? visible + " AND (xact, id) > (?, ?)" : "xact = ? AND id > ?";
        last = "SELECT xact, id FROM desk_event WHERE " + visible + " ORDER BY xact DESC, id DESC LIMIT 1";
        next = EVENT + later + " ORDER BY xact, id LIMIT ?";
    }

    /**
     * Something that changed.
     *
     * @param handOver null where it is about none
     * @param reference which part of it
     */
    record Happening(
            Cursor cursor,
            String kind,
            @Nullable Long handOver,
            @Nullable FollowerId follower,
            String reference) {}

    /** How far there is something to read, as pages hold it. */
    public String now() {
        return end().toString();
    }

    Cursor end() {
        return store.ask(sql -> sql.first(row -> new Cursor(row.getLong(1), row.getLong(2)), last))
                .orElse(Cursor.START);
    }

    /** Whether everything after this is still here. */
    boolean reaches(Cursor cursor) {
        String sql = cursor.equals(Cursor.START)
                ? "SELECT count(*) FROM desk_event WHERE id = 1 OR NOT EXISTS (SELECT 1 FROM desk_event)"
                : "SELECT count(*) FROM desk_event WHERE id = " + cursor.id();
        boolean none = cursor.equals(Cursor.START) && end().equals(Cursor.START);
        Optional<Integer> found = store.ask(question -> question.first(row -> row.getInt(1), sql));
        return none || found.orElse(0) > 0;
    }

    List<Happening> after(Cursor cursor, int most) {
        return store.ask(sql -> sql.all(
                row -> {
                    long handOver = row.getLong(4);
                    boolean none = row.wasNull();
                    String follower = row.getString(5);
                    return new Happening(
                            new Cursor(row.getLong(1), row.getLong(2)),
                            row.getString(3),
                            none ? null : handOver,
                            follower == null ? null : Keys.follower(follower),
                            row.getString(6));
                },
                next,
                cursor.transaction(),
                cursor.id(),
                most));
    }
}
