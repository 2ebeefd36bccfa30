package io.yingda.server.desk.history;

import io.yingda.engine.message.FollowerId;
import io.yingda.knowledge.text.Folding;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds lines in the histories of everybody who was ever handed over, latest first. Words are compared as people read them:
 * traditional characters are like simplified ones, wide ones like narrow ones, capitals like small letters. Databases do not
 * know how to do that, so that what there is is read and compared here, a bounded part of it each time.
 */
public final class Search {

    /** How many turns and lines are read for one answer. */
    private static final int MOST_READ = 20_000;

    private static final int AT_ONCE = 1_000;

    private static final String ROWS = """
            SELECT * FROM (
              SELECT t.id, 1 AS turn, t.follower, coalesce(i.inbound, '') AS said,
                CASE WHEN i.id IS NULL THEN '' ELSE t.replies END AS replied
              FROM (SELECT id, follower, replies FROM turn WHERE id <= ? ORDER BY id DESC LIMIT ?) AS t
              LEFT JOIN inbox i ON i.id = t.id AND t.follower IN (SELECT follower FROM hand_over)) AS turns
            UNION ALL
            SELECT * FROM (
              SELECT id, 0 AS turn, follower, body AS said, '' AS replied FROM desk_line
              WHERE id <= ? ORDER BY id DESC LIMIT ?) AS lines
            ORDER BY 1 DESC, 2 DESC LIMIT ?""";

    private final DeskStore store;
    private final Register register;
    private final History history;
    private final int mostRead;
    private final int atOnce;

    public Search(DeskStore store, Register register, History history) {
        this(store, register, history, MOST_READ);
    }

    /** @param mostRead how many turns and lines are read for one answer */
    public Search(DeskStore store, Register register, History history, int mostRead) {
        this.store = store;
        this.register = register;
        this.history = history;
        this.mostRead = mostRead;
        this.atOnce = Math.min(AT_ONCE, mostRead);
    }

    /** A line that was found, and the hand-over it belongs to, or else the first one after it. */
    public record Hit(HandOver handOver, Line line) {}

    /**
     * What was found.
     *
     * @param next the line before which there may be more; null when there is none
     */
    public record Hits(List<Hit> hits, @Nullable Place next) {
        public Hits {
            hits = List.copyOf(hits);
        }
    }

    /** A turn or line; the turns of those who were never handed over have no texts here. */
    private record Row(Place place, FollowerId follower, String said, String replied) {
        /** The texts stand in JSON, whose own words are sorted out later. */
        boolean mayContain(String wanted) {
            return Folding.fold(said).contains(wanted) || Folding.fold(replied).contains(wanted);
        }
    }

    /**
     * Finds words.
     *
     * @param before leaves out this line and everything after it; null leaves out nothing
     * @param most after how many lines that is enough
     */
    public Hits find(String words, @Nullable Place before, int most) {
        String wanted = Folding.fold(words.strip());
        List<Hit> hits = new ArrayList<>();
        if (wanted.isEmpty()) {
            return new Hits(hits, null);
        }
        String inside = inJson(wanted);
        Place end = before == null ? Place.END : before;
        for (int read = 0; read < mostRead; read += atOnce) {
            List<Row> rows = rows(end);
            for (Row row : rows) {
                if (hits.size() >= most) {
                    return new Hits(hits, end);
                }
                if (row.mayContain(inside)) {
                    hits.addAll(hits(row, wanted, end));
                }
                end = row.place();
            }
            if (rows.size() < atOnce) {
                return new Hits(hits, null);
            }
        }
        return new Hits(hits, end);
    }

    private List<Hit> hits(Row row, String wanted, Place end) {
        List<Hit> hits = new ArrayList<>();
        for (Line line : history.at(row.follower(), row.place()).reversed()) {
            if (line.place().compareTo(end) < 0 && Folding.fold(line.text()).contains(wanted)) {
                register.around(row.follower(), line.place().id())
                        .ifPresent(handOver -> hits.add(new Hit(handOver, line)));
            }
        }
        return hits;
    }

    /** What comes before a line: also the turn it belongs to, of which something may come before it. */
    private List<Row> rows(Place end) {
        List<Row> rows = store.ask(sql -> sql.all(
                row -> new Row(
                        new Place(row.getInt(2) == 1, row.getLong(1), 0),
                        Keys.follower(row.getString(3)),
                        row.getString(4),
                        row.getString(5)),
                ROWS,
                end.id(),
                atOnce + 1,
                end.id(),
                atOnce + 1,
                atOnce + 1));
        return rows.stream()
                .filter(row -> row.place().compareTo(end) < 0)
                .limit(atOnce)
                .toList();
    }

    /** As the words stand in JSON. */
    private static String inJson(String wanted) {
        String quoted = Json.write(wanted);
        return quoted.substring(1, quoted.length() - 1);
    }
}
