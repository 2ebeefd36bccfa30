package io.yingda.server.desk;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.turn.Turn;
import io.yingda.server.store.Batch;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who waits and what was filed, in a database. */
public final class StoredDesk {

    private static final String WAIT = """
            INSERT INTO waiting_line (follower, queue, priority, since, last_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (follower) DO UPDATE SET queue = excluded.queue, since = excluded.since,
              last_at = excluded.last_at, priority = CASE WHEN excluded.priority > waiting_line.priority
              THEN excluded.priority ELSE waiting_line.priority END""";
    private static final String LEAVE = "DELETE FROM waiting_line WHERE follower = ?";
    private static final String FILE = "INSERT INTO ticket (id, follower, department, fields) VALUES (?, ?, ?, ?)";
    private static final String WAITING = "SELECT follower, queue, priority, since, last_at FROM waiting_line";
    private static final String FILED =
            "SELECT id, follower, department, fields FROM ticket ORDER BY id DESC LIMIT 1000";

    private final Database database;
    private final Identifiers identifiers;

    public StoredDesk(Database database, Identifiers identifiers) {
        this.database = database;
        this.identifiers = identifiers;
    }

    /** Writes what a turn decided about the desk, as part of a transaction. */
    public Work writing(Turn turn) {
        String follower = Keys.of(turn.follower().id());
        Waiting waiting = turn.conversation().waiting();
        boolean left = waiting == null && turn.trace().facts().conversation().waiting() != null;
        return batch -> {
            if (waiting != null) {
                wait(batch, follower, waiting, turn);
            } else if (left) {
                batch.add(LEAVE, row -> row.setString(1, follower));
            }
            if (turn.decision() instanceof Decision.OpenTicket ticket) {
                file(batch, follower, ticket);
            }
        };
    }

    private static void wait(Batch batch, String follower, Waiting waiting, Turn turn) throws SQLException {
        int priority = turn.decision() instanceof Decision.HandOver handOver ? handOver.priority() : 0;
        batch.add(WAIT, row -> {
            row.setString(1, follower);
            row.setString(2, waiting.queue());
            row.setInt(3, priority);
            row.setLong(4, waiting.since().toEpochMilli());
            row.setLong(5, turn.trace().at().toEpochMilli());
        });
    }

    private void file(Batch batch, String follower, Decision.OpenTicket ticket) throws SQLException {
        long id = identifiers.next();
        batch.add(FILE, row -> {
            row.setLong(1, id);
            row.setString(2, follower);
            row.setString(3, ticket.department());
            row.setString(4, Json.write(ticket.fields()));
        });
    }

    /** Whoever waits, also who has been silent for so long that nobody counts on them any more. */
    public List<InLine> waiting() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(WAITING)
                        .map((row, context) -> new InLine(
                                Keys.follower(row.getString(1)),
                                row.getString(2),
                                row.getInt(3),
                                Instant.ofEpochMilli(row.getLong(4)),
                                Instant.ofEpochMilli(row.getLong(5))))
                        .list());
    }

    /** The latest tickets, oldest first. */
    public List<Ticket> tickets() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(FILED)
                        .map((row, context) -> new Ticket(
                                Keys.follower(row.getString(2)),
                                row.getString(3),
                                fields(row.getString(4)),
                                Identifiers.time(row.getLong(1))))
                        .list())
                .reversed();
    }

    @SuppressWarnings("unchecked") // Only texts are written.
    private static Map<String, String> fields(String json) {
        return Json.read(Map.class, json);
    }
}
