package io.yingda.server.desk.marks;

import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Sql;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps marks, one for each line. Blocks. */
public final class Marks {

    private static final int MOST = 500;

    private static final String MARK = """
            INSERT INTO desk_mark (id, follower, line, person, person_name, article, question, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (follower, line) DO UPDATE SET person = excluded.person, person_name = excluded.person_name,
              article = excluded.article, question = excluded.question, answer = excluded.answer""";
    private static final String ALL = """
            SELECT id, follower, line, person, person_name, article, question, answer FROM desk_mark
            ORDER BY id DESC LIMIT ?""";

    private final DeskStore store;

    public Marks(DeskStore store) {
        this.store = store;
    }

    /** Marks a line, or changes its mark. */
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

    /** The latest, latest first. */
    public List<Mark> all() {
        return store.ask(sql -> sql.all(
                row -> new Mark(
                        row.getLong(1),
                        Identifiers.time(row.getLong(1)),
                        Keys.follower(row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)),
                ALL,
                MOST));
    }
}
