package io.yingda.server.desk.replies;

import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.store.Sql;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everybody's and each agent's own quick replies. Blocks. */
public final class QuickReplies {

    private static final int MOST = 500;

    private static final String SEEN = """
            SELECT id, person, shortcut, title, body FROM quick_reply WHERE person IS NULL OR person = ?
            ORDER BY shortcut, id LIMIT ?""";
    private static final String ADD =
            "INSERT INTO quick_reply (id, person, shortcut, title, body) VALUES (?, ?, ?, ?, ?)";
    private static final String CHANGE = """
            UPDATE quick_reply SET shortcut = ?, title = ?, body = ?
            WHERE id = ? AND (person = ? OR (person IS NULL AND ? = 1))""";
    private static final String REMOVE =
            "DELETE FROM quick_reply WHERE id = ? AND (person = ? OR (person IS NULL AND ? = 1))";

    private final DeskStore store;

    public QuickReplies(DeskStore store) {
        this.store = store;
    }

    /** Everybody's and this person's. */
    public List<QuickReply> of(long person) {
        return store.ask(sql -> sql.all(
                row -> {
                    long owner = row.getLong(2);
                    @Nullable Long own = row.wasNull() ? null : Long.valueOf(owner);
                    return new QuickReply(row.getLong(1), own, row.getString(3), row.getString(4), row.getString(5));
                },
                SEEN,
                person,
                MOST));
    }

    /** @param person whose it is to be; null for everybody's */
    public QuickReply add(@Nullable Long person, String shortcut, String title, String text) {
        QuickReply reply = new QuickReply(store.identifier(), person, shortcut, title, text);
        store.database()
                .writers()
                .getFirst()
                .submit(batch -> batch.run(
                        connection -> new Sql(connection).change(ADD, reply.id(), person, shortcut, title, text)))
                .join();
        return reply;
    }

    /** @param all whether everybody's may be changed as well */
    public void change(long id, long person, boolean all, String shortcut, String title, String text) {
        one(CHANGE, shortcut, title, text, id, person, all);
    }

    /** @param all whether everybody's may be removed as well */
    public void remove(long id, long person, boolean all) {
        one(REMOVE, id, person, all);
    }

    private void one(String sql, Object... values) {
        AtomicInteger changed = new AtomicInteger();
        store.database()
                .writers()
                .getFirst()
                .submit(batch -> batch.run(connection -> changed.set(new Sql(connection).change(sql, values))))
                .join();
        if (changed.get() == 0) {
            throw new Refused(Why.UNKNOWN, "没有这条快捷回复，或者它不是您的");
        }
    }
}
