package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Batch;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps replies in a database until they are delivered, and all that are not in memory as well. What failed for good stays
 * in the database with WeChat's error; what was written as a passive reply stays until WeChat can no longer push again, since
 * it does that when the reply got lost on its way. What became of a message on its way is written without anybody waiting for it: when
 * the process dies before, the message is due again.
 */
public final class StoredOutbox implements Outbox {

    private static final String READ =
            "SELECT id, follower, turn_key, reply, attempts, error, due_at FROM outbox WHERE state = 0 ORDER BY id";
    private static final String ADD = """
            INSERT INTO outbox (id, follower, turn_key, reply, attempts, error, due_at, state)
            VALUES (?, ?, ?, ?, 0, 0, ?, 0)""";
    private static final String DELIVERED = "DELETE FROM outbox WHERE id = ?";
    private static final String SHORTENED = "UPDATE outbox SET reply = ?, attempts = 0, error = 0 WHERE id = ?";
    private static final String TRIED = "UPDATE outbox SET attempts = ?, error = ? WHERE id = ?";
    private static final String FAILED = "UPDATE outbox SET state = 1, attempts = attempts + 1, error = ? WHERE id = ?";
    private static final String DUE = "UPDATE outbox SET due_at = ? WHERE follower = ? AND state = 0";
    private static final String WRITTEN = "UPDATE outbox SET state = 2, turn_key = ?, due_at = ? WHERE id = ?";
    private static final String TAKEN_BACK = """
            SELECT id, turn_key, reply, attempts, error FROM outbox
            WHERE follower = ? AND turn_key = ? AND state = 2 ORDER BY id""";
    private static final String KEPT_AGAIN = "UPDATE outbox SET state = 0 WHERE id = ?";
    private static final String ARRIVED = "DELETE FROM outbox WHERE follower = ? AND state = 2 AND due_at < ?";
    private static final String ERASE = "DELETE FROM outbox WHERE follower = ?";

    /** WeChat pushes nothing again so long after it was answered. */
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final Database database;
    private final Identifiers identifiers;
    private final Realm realm;
    private final Lines lines = new Lines();
    private volatile Ownership ownership = Ownership.BOT;
    private volatile Settlements settlements = Settlements.NONE;

    /**
     * The outbox of a database, with nothing in memory yet.
     *
     * @param realm to whom anything is given out
     */
    public StoredOutbox(Database database, Identifiers identifiers, Realm realm) {
        this.database = database;
        this.identifiers = identifiers;
        this.realm = realm;
    }

    /**
     * From now on an agent's conversation is left to the agent, and what came of messages is written down as well.
     *
     * @param who asked whenever something is to be sent
     * @param what is to be written
     */
    public void serve(Ownership who, Settlements what) {
        ownership = who;
        settlements = what;
    }

    /** Reads what is not delivered to these. */
    public void takeUp(Predicate<FollowerId> these) {
        record Row(FollowerId follower, Kept kept, @Nullable Instant due) {}
        List<Row> rows = database.read(handle -> handle
                .createQuery(READ)
                .map((row, context) -> {
                    long due = row.getLong(7);
                    Instant from = row.wasNull() ? null : Instant.ofEpochMilli(due);
                    return new Row(Keys.follower(row.getString(2)), kept(row, 3), from);
                })
                .stream()
                .filter(row -> these.test(row.follower()))
                .toList());
        synchronized (lines) {
            if (lines.letGo(these)) {
                rows.forEach(row -> lines.add(row.follower(), List.of(row.kept()), row.due()));
            }
        }
    }

    /** Forgets these, and says whether that could be: not while something of theirs is on its way. */
    public boolean letGo(Predicate<FollowerId> these) {
        synchronized (lines) {
            return lines.letGo(these);
        }
    }

    /** What a turn leaves in the outbox, with identifiers: written as part of a transaction and then remembered. */
    public final class Addition implements Work {

        private final Outgoing outgoing;
        private final List<Kept> fresh = new ArrayList<>();
        private final List<String> written = new ArrayList<>();

        private Addition(Outgoing outgoing) {
            this.outgoing = outgoing;
            for (Reply reply : outgoing.replies()) {
                fresh.add(Kept.fresh(identifiers.next(), outgoing.turn(), reply));
                written.add(Json.write(reply));
            }
        }

        @Override
        public void write(Batch batch) throws SQLException {
            String follower = Keys.of(outgoing.follower());
            if (outgoing.farewell()) {
                batch.add(ERASE, row -> row.setString(1, follower));
                return;
            }
            if (!fresh.isEmpty() && !outgoing.from().equals(Instant.MAX)) {
                batch.add(ARRIVED, row -> {
                    row.setString(1, follower);
                    row.setLong(2, outgoing.from().toEpochMilli() - LAST_RETRY.toMillis());
                });
            }
            for (int index = 0; index < fresh.size(); index++) {
                Kept kept = fresh.get(index);
                String reply = written.get(index);
                batch.add(ADD, row -> {
                    row.setLong(1, kept.id());
                    row.setString(2, follower);
                    row.setString(3, kept.turn());
                    row.setString(4, reply);
                    setInstant(row, 5, outgoing.from());
                });
            }
            if (outgoing.wakes() && !kept(outgoing.follower()).isEmpty()) {
                batch.add(DUE, row -> {
                    setInstant(row, 1, outgoing.from());
                    row.setString(2, follower);
                });
            }
        }

        /** Makes it known once it is committed. */
        public void remember() {
            synchronized (lines) {
                if (outgoing.farewell()) {
                    lines.forget(outgoing.follower());
                } else {
                    lines.add(outgoing.follower(), fresh, outgoing.wakes() ? outgoing.from() : null);
                }
            }
        }
    }

    /** Prepares what a turn leaves. */
    public Addition addition(Outgoing outgoing) {
        return new Addition(outgoing);
    }

    @Override
    public void add(Outgoing outgoing) {
        Addition addition = addition(outgoing);
        database.writer(outgoing.follower()).submit(addition).join();
        addition.remember();
    }

    @Override
    public Pickup begin(FollowerId follower, Function<List<Kept>, Optional<Pick>> plan) {
        if (!realm.gives(follower)) {
            return new Pickup.Nothing();
        }
        if (kept(follower).stream().anyMatch(Kept::isBots) && ownership.isWithAgent(follower)) {
            withdraw(follower);
        }
        synchronized (lines) {
            return lines.begin(follower, plan);
        }
    }

    /** An agent has taken the conversation: what the bot had to say, and has not begun to, is not sent any more. */
    private void withdraw(FollowerId follower) {
        List<Kept> withdrawn;
        synchronized (lines) {
            withdrawn = lines.withdraw(follower, Kept::isBots);
        }
        database.writer(follower).post(batch -> {
            for (Kept kept : withdrawn) {
                batch.add(DELIVERED, row -> row.setLong(1, kept.id()));
            }
        });
    }

    @Override
    public void settle(Pickup.Dispatch dispatch, Outcome outcome) {
        FollowerId follower = dispatch.follower();
        synchronized (lines) {
            if (!lines.settle(dispatch, outcome)) {
                return;
            }
            @Nullable Instant from = lines.kept(follower).isEmpty() ? null : lines.from(follower);
            // Whoever finds nothing on its way any more finds this among what is to be written.
            Work settling = settling(dispatch, outcome, from);
            Work settlement = settlements.of(dispatch, outcome);
            database.writer(follower).post(batch -> {
                settling.write(batch);
                settlement.write(batch);
            });
        }
    }

    private static Work settling(Pickup.Dispatch dispatch, Outcome outcome, @Nullable Instant from) {
        String key = Keys.of(dispatch.follower());
        Pick pick = dispatch.pick();
        return batch -> {
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
                case Outcome.Later ignored -> tried(batch, pick, outcome);
                case Outcome.Waiting ignored -> tried(batch, pick, outcome);
            }
            if (from != null) {
                batch.add(DUE, row -> {
                    setInstant(row, 1, from);
                    row.setString(2, key);
                });
            }
        };
    }

    /**
     * WeChat pushes something again that was answered: the answer did not arrive. What it held is kept once more, before
     * everything that is kept for the follower.
     */
    public void takeBack(FollowerId follower, String push, Instant from) {
        String key = Keys.of(follower);
        List<Kept> again = database.read(handle -> handle.createQuery(TAKEN_BACK)
                .bind(0, key)
                .bind(1, push)
                .map((row, context) -> kept(row, 2))
                .list());
        if (again.isEmpty()) {
            return;
        }
        database.writer(follower)
                .submit(batch -> {
                    for (Kept kept : again) {
                        batch.add(KEPT_AGAIN, row -> row.setLong(1, kept.id()));
                    }
                })
                .join();
        synchronized (lines) {
            lines.putBack(follower, again, from);
        }
    }

    private static void delivered(Batch batch, Pick pick, Outcome.Delivered delivered) throws SQLException {
        @Nullable String push = delivered.push();
        List<Kept> left = pick.left();
        for (Kept kept : pick.covered()) {
            if (left.isEmpty() || left.getFirst().id() != kept.id()) {
                if (push == null) {
                    batch.add(DELIVERED, row -> row.setLong(1, kept.id()));
                } else {
                    batch.add(WRITTEN, row -> {
                        row.setString(1, push);
                        row.setLong(2, delivered.next().toEpochMilli());
                        row.setLong(3, kept.id());
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

    private static void tried(Batch batch, Pick pick, Outcome outcome) throws SQLException {
        for (Kept kept : pick.covered()) {
            batch.add(TRIED, row -> {
                row.setInt(1, kept.attempts() + 1);
                row.setInt(2, outcome.error());
                row.setLong(3, kept.id());
            });
        }
    }

    @Override
    public void release(FollowerId follower, Instant from) {
        synchronized (lines) {
            lines.release(follower, from);
        }
    }

    @Override
    public List<FollowerId> due(Instant now, Set<String> resting, int most) {
        synchronized (lines) {
            return lines.due(now, resting, most, realm::gives);
        }
    }

    @Override
    public void erase(FollowerId follower) {
        synchronized (lines) {
            lines.forget(follower);
        }
        String key = Keys.of(follower);
        database.writer(follower)
                .submit(batch -> batch.add(ERASE, row -> row.setString(1, key)))
                .join();
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

    private List<Kept> kept(FollowerId follower) {
        synchronized (lines) {
            return lines.kept(follower);
        }
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
