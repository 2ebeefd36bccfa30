package io.yingda.server.desk.marks;

import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.desk.marks.Mark.Settled;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps marks, one for each line. Blocks. */
public final class Marks {

    private static final String MARK = """
            INSERT INTO desk_mark (id, follower, line, person, person_name, article, question, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (follower, line) DO UPDATE SET person = excluded.person, person_name = excluded.person_name,
              article = excluded.article, question = excluded.question, answer = excluded.answer, state = 0, word = '',
              settled_by = NULL, settled_name = NULL, settled_at = NULL""";
    private static final String FROM = """
            SELECT id, follower, line, person, person_name, article, question, answer, state, word, settled_by,
              settled_name, settled_at FROM desk_mark
            """;
    private static final String ONE = FROM + "WHERE id = ?";
    private static final String ALL = FROM + "WHERE id < ? ORDER BY id DESC LIMIT ?";
    private static final String OF_STATE = FROM + "WHERE id < ? AND state = ? ORDER BY id DESC LIMIT ?";
    private static final String SETTLE = """
            UPDATE desk_mark SET state = ?, word = ?, article = ?, settled_by = ?, settled_name = ?,
              settled_at = ? WHERE id = ?""";
    private static final String REOPEN = """
            UPDATE desk_mark SET state = 0, word = '', settled_by = NULL, settled_name = NULL, settled_at = NULL
            WHERE id = ?""";

    private final DeskStore store;

    public Marks(DeskStore store) {
        this.store = store;
    }

    /** Marks a line, or changes its mark, which is open then. */
    public void mark(
            HandOver handOver, String line, Speaker who, @Nullable String article, String question, String answer) {
        store.change(handOver.follower(), step -> {
            step.sql()
                    .change(
                            MARK,
                            step.identifier(),
                            Keys.of(handOver.follower()),
                            line,
                            who.person(),
                            who.name(),
                            Sql.text(article),
                            question,
                            answer);
            step.event("line", handOver.id(), handOver.follower(), line);
            return line;
        });
    }

    /**
     * What was marked, latest first.
     *
     * @param state only this; null for everything
     * @param before only what has a smaller identifier
     */
    public List<Mark> all(@Nullable MarkState state, long before, int most) {
        return store.ask(sql -> state == null
                ? sql.all(Marks::read, ALL, before, most)
                : sql.all(Marks::read, OF_STATE, before, state.number(), most));
    }

    public Mark find(long id) {
        Optional<Mark> found = store.ask(sql -> sql.first(Marks::read, ONE, id));
        return found.orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这条标记，可能粉丝已经取消关注"));
    }

    /**
     * Settles a mark, or opens it again.
     *
     * @param word why, or how
     * @param article which one says it now; null for none; counts for what is settled only
     */
    public Mark settle(long id, Speaker who, MarkState state, String word, @Nullable String article) {
        store.change(find(id).follower(), step -> {
            int changed = state == MarkState.OPEN
                    ? step.sql().change(REOPEN, id)
                    : step.sql()
                            .change(
                                    SETTLE,
                                    state.number(),
                                    word,
                                    Sql.text(article),
                                    who.person(),
                                    who.name(),
                                    step.now(),
                                    id);
            return changed;
        });
        return find(id);
    }

    private static Mark read(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        long settledAt = row.getLong(13);
        boolean isOpen = row.wasNull();
        return new Mark(
                id,
                Identifiers.time(id),
                Keys.follower(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                MarkState.of(row.getInt(9)),
                isOpen
                        ? null
                        : new Settled(
                                Instant.ofEpochMilli(settledAt),
                                row.getLong(11),
                                row.getString(12),
                                row.getString(10)));
    }
}
