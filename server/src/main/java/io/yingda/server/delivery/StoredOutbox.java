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
import java.sql.SQLException;
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

    /** WeChat pushes nothing again so long after it was answered. */
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final Database database;
    private final OutboxTable table;
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
        this.table = new OutboxTable(database);
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

    /**
     * Reads what is not delivered to these. Earlier replies that were written in the answer to a later push are among it when
     * WeChat may have asked for that again while nobody was there: it has not delivered the push itself then, but what was
     * answered earlier was long taken for delivered.
     */
    public void takeUp(Predicate<FollowerId> these) {
        Instant now = Identifiers.time(identifiers.next());
        List<OutboxTable.Row> rows = table.read(these, now.minus(LAST_RETRY));
        for (OutboxTable.Row row : rows) {
            if (row.written()) {
                database.writer(row.follower()).post(batch -> OutboxTable.keepAgain(batch, row.kept()));
            }
        }
        synchronized (lines) {
            if (lines.letGo(these)) {
                rows.forEach(row -> lines.add(row.follower(), List.of(row.kept()), row.due()));
            }
        }
    }

    /**
     * Forgets these, and says whether that could be: not while something of theirs is on its way. Whoever takes them up is there
     * for every push that WeChat repeats from now on, so that nothing need be given again unasked.
     */
    public boolean letGo(Predicate<FollowerId> these) {
        synchronized (lines) {
            if (!lines.letGo(these)) {
                return false;
            }
        }
        // What became of the last ones may still be among what is to be written.
        database.flush();
        Instant since = Identifiers.time(identifiers.next()).minus(LAST_RETRY);
        for (OutboxTable.Row row : table.read(these, since)) {
            if (row.written()) {
                database.writer(row.follower()).post(batch -> OutboxTable.handedOver(batch, row.kept()));
            }
        }
        return true;
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
                OutboxTable.erase(batch, follower);
                return;
            }
            if (!fresh.isEmpty() && !outgoing.from().equals(Instant.MAX)) {
                OutboxTable.arrived(batch, follower, outgoing.from().minus(LAST_RETRY));
            }
            for (int index = 0; index < fresh.size(); index++) {
                OutboxTable.add(batch, follower, fresh.get(index), written.get(index), outgoing.from());
            }
            if (outgoing.wakes() && !kept(outgoing.follower()).isEmpty()) {
                OutboxTable.due(batch, follower, outgoing.from());
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
                OutboxTable.delete(batch, kept);
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
            Work settlement = settlements.of(dispatch, outcome);
            // Whoever finds nothing on its way any more finds this among what is to be written.
            database.writer(follower).post(batch -> {
                OutboxTable.outcome(batch, dispatch.pick(), outcome);
                if (from != null) {
                    OutboxTable.due(batch, Keys.of(follower), from);
                }
                settlement.write(batch);
            });
        }
    }

    @Override
    public void takeBack(FollowerId follower, String push, Instant from) {
        List<Kept> again = new ArrayList<>();
        // Behind all that is to be written: that it was answered may still be among it.
        database.writer(follower)
                .submit(batch -> batch.run(connection -> {
                    again.clear();
                    again.addAll(OutboxTable.written(connection, follower, push));
                    for (Kept kept : again) {
                        OutboxTable.keepAgain(batch, kept);
                    }
                }))
                .join();
        if (!again.isEmpty()) {
            synchronized (lines) {
                lines.putBack(follower, again, from);
            }
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
        database.writer(follower).submit(batch -> OutboxTable.erase(batch, key)).join();
    }

    private List<Kept> kept(FollowerId follower) {
        synchronized (lines) {
            return lines.kept(follower);
        }
    }
}
