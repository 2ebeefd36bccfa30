package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.store.Batch;
import io.yingda.server.store.Database;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Replies to be delivered (state 0), given up (1) and written in answer to a push: to be delivered again when WeChat repeats that
 * (2), or when whoever wrote it was not there any more to be asked (3). In a database.
 */
final class OutboxTable {

    private static final String READ = """
            SELECT id, follower, turn_key, reply, attempts, error, due_at, state FROM outbox
            WHERE state = 0 OR (state = 3 AND due_at > ?) ORDER BY id""";
    private static final String ADD = """
            INSERT INTO outbox (id, follower, turn_key, reply, attempts, error, due_at, state)
            VALUES (?, ?, ?, ?, 0, 0, ?, 0)""";
    private static final String DELETE = "DELETE FROM outbox WHERE id = ?";
    private static final String SHORTENED = "UPDATE outbox SET reply = ?, attempts = 0, error = 0 WHERE id = ?";
    private static final String TRIED = "UPDATE outbox SET attempts = ?, error = ? WHERE id = ?";
    private static final String FAILED = "UPDATE outbox SET state = 1, attempts = attempts + 1, error = ? WHERE id = ?";
    private static final String DUE = "UPDATE outbox SET due_at = ? WHERE follower = ? AND state = 0";
    private static final String WRITTEN =
            "UPDATE outbox SET state = CASE WHEN turn_key = ? THEN 2 ELSE 3 END, turn_key = ?, due_at = ? WHERE id = ?";
    private static final String TAKEN_BACK = """
            SELECT id, turn_key, reply, attempts, error FROM outbox
            WHERE follower = ? AND turn_key = ? AND state >= 2 ORDER BY id""";
    private static final String HANDED_OVER = "UPDATE outbox SET state = 2 WHERE id = ?";
    private static final String KEPT_AGAIN = "UPDATE outbox SET state = 0 WHERE id = ?";
    private static final String ARRIVED = "DELETE FROM outbox WHERE follower = ? AND state >= 2 AND due_at < ?";
    private static final String ERASE = "DELETE FROM outbox WHERE follower = ?";

    private final Database database;

    OutboxTable(Database database) {
        this.database = database;
    }

    /**
     * What is not delivered.
     *
     * @param due null when it waits for its follower
     * @param written whether it was written in the answer to a later push
     */
    record Row(FollowerId follower, Kept kept, @Nullable Instant due, boolean written) {}

    /**
     * What is not delivered to these, oldest first.
     *
     * @param since what was written from then on in the answer to a later push is taken for not delivered
     */
    List<Row> read(Predicate<FollowerId> these, Instant since) {
        return database.read(handle -> handle
                .createQuery(READ)
                .bind(0, since.toEpochMilli())
                .map((row, context) -> {
                    long due = row.getLong(7);
                    Instant from = row.wasNull() ? null : Instant.ofEpochMilli(due);
                    return new Row(Keys.follower(row.getString(2)), kept(row, 3), from, row.getInt(8) != 0);
                })
                .stream()
                .filter(row -> these.test(row.follower()))
                .toList());
    }

    /** What was written in answer to a push. */
    static List<Kept> written(Connection connection, FollowerId follower, String push) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TAKEN_BACK)) {
            query.setString(1, Keys.of(follower));
            query.setString(2, push);
            try (ResultSet row = query.executeQuery()) {
                List<Kept> written = new ArrayList<>();
                while (row.next()) {
                    written.add(kept(row, 2));
                }
                return written;
            }
        }
    }

    /** @param reply as JSON, made before since it takes longer than to write it */
    static void add(Batch batch, String follower, Kept kept, String reply, Instant due) throws SQLException {
        batch.add(ADD, row -> {
            row.setLong(1, kept.id());
            row.setString(2, follower);
            row.setString(3, kept.turn());
            row.setString(4, reply);
            setInstant(row, 5, due);
        });
    }

    /** WeChat repeats no push any more that was answered before that. */
    static void arrived(Batch batch, String follower, Instant before) throws SQLException {
        batch.add(ARRIVED, row -> {
            row.setString(1, follower);
            row.setLong(2, before.toEpochMilli());
        });
    }

    /** From when on everything kept for the follower is due. */
    static void due(Batch batch, String follower, Instant from) throws SQLException {
        batch.add(DUE, row -> {
            setInstant(row, 1, from);
            row.setString(2, follower);
        });
    }

    static void outcome(Batch batch, Pick pick, Outcome outcome) throws SQLException {
        switch (outcome) {
            case Outcome.Delivered delivered -> delivered(batch, pick, delivered);
            case Outcome.Failed failed -> {
                for (Kept kept : pick.covered()) {
                    batch.add(FAILED, row -> {
                        row.setInt(1, failed.error());
                        row.setLong(2, kept.id());
                    });
                }
            }
            case Outcome.Later later -> tried(batch, pick, later.error());
            case Outcome.Waiting waiting -> tried(batch, pick, waiting.error());
        }
    }

    private static void delivered(Batch batch, Pick pick, Outcome.Delivered delivered) throws SQLException {
        @Nullable String push = delivered.push();
        List<Kept> left = pick.left();
        for (Kept kept : pick.covered()) {
            if (left.isEmpty() || left.getFirst().id() != kept.id()) {
                if (push == null) {
                    delete(batch, kept);
                } else {
                    batch.add(WRITTEN, row -> {
                        row.setString(1, push);
                        row.setString(2, push);
                        row.setLong(3, delivered.next().toEpochMilli());
                        row.setLong(4, kept.id());
                    });
                }
            }
        }
        for (Kept rest : left) {
            String reply = Json.write(rest.reply());
            batch.add(SHORTENED, row -> {
                row.setString(1, reply);
                row.setLong(2, rest.id());
            });
        }
    }

    private static void tried(Batch batch, Pick pick, int error) throws SQLException {
        for (Kept kept : pick.covered()) {
            batch.add(TRIED, row -> {
                row.setInt(1, kept.attempts() + 1);
                row.setInt(2, error);
                row.setLong(3, kept.id());
            });
        }
    }

    /** Somebody is always there to be asked: it is not delivered again of one's own accord. */
    static void handedOver(Batch batch, Kept kept) throws SQLException {
        batch.add(HANDED_OVER, row -> row.setLong(1, kept.id()));
    }

    static void keepAgain(Batch batch, Kept kept) throws SQLException {
        batch.add(KEPT_AGAIN, row -> row.setLong(1, kept.id()));
    }

    static void delete(Batch batch, Kept kept) throws SQLException {
        batch.add(DELETE, row -> row.setLong(1, kept.id()));
    }

    static void erase(Batch batch, String follower) throws SQLException {
        batch.add(ERASE, row -> row.setString(1, follower));
    }

    /** @param first the column of the push; reply, attempts and error follow */
    private static Kept kept(ResultSet row, int first) throws SQLException {
        return new Kept(
                row.getLong(1),
                row.getString(first),
                Json.read(Reply.class, row.getString(first + 1)),
                row.getInt(first + 2),
                row.getInt(first + 3));
    }

    /** No moment is what waits for its follower. */
    private static void setInstant(PreparedStatement row, int index, Instant at) throws SQLException {
        if (at.equals(Instant.MAX)) {
            row.setNull(index, Types.BIGINT);
        } else {
            row.setLong(index, at.toEpochMilli());
        }
    }
}
