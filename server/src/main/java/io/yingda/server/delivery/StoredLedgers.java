package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Database;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ledgers in a database, and those of the followers last heard of in memory as well. Since they are estimates, nobody
 * waits for what is written beside a turn.
 */
public final class StoredLedgers implements Ledgers {

    private static final String READ = "SELECT ledger FROM follower WHERE id = ?";
    private static final String WRITE = """
            INSERT INTO follower (id, ledger, last_at, epoch) VALUES (?, ?, ?, 0)
            ON CONFLICT (id) DO UPDATE SET ledger = excluded.ledger""";
    private static final String ERASE = "UPDATE follower SET ledger = NULL WHERE id = ?";

    private final Database database;
    private final MemoryLedgers recent;

    /** @param bound at most how many followers are kept in memory */
    public StoredLedgers(Database database, int bound) {
        this.database = database;
        this.recent = new MemoryLedgers(bound);
    }

    @Override
    public Ledger of(FollowerId follower) {
        return recent.known(follower).orElseGet(() -> read(follower));
    }

    @Override
    public void update(FollowerId follower, UnaryOperator<Ledger> change) {
        database.writer(follower).post(changing(follower, change));
    }

    /** Changes a ledger in memory, and writes it as part of a transaction. */
    public Work changing(FollowerId follower, UnaryOperator<Ledger> change) {
        Ledger ledger = changed(follower, change);
        String key = Keys.of(follower);
        String json = Json.write(ledger);
        return batch -> batch.add(WRITE, row -> {
            row.setString(1, key);
            row.setString(2, json);
            row.setLong(3, ledger.messageUntil().toEpochMilli());
        });
    }

    /** Changes a ledger in memory; whoever writes the follower's row writes what is returned into it. */
    public String changedRow(FollowerId follower, UnaryOperator<Ledger> change) {
        return Json.write(changed(follower, change));
    }

    private Ledger changed(FollowerId follower, UnaryOperator<Ledger> change) {
        return recent.changed(follower, of(follower), change);
    }

    /** Forgets what is kept in memory only. */
    public void forget(Predicate<FollowerId> these) {
        recent.forget(these);
    }

    @Override
    public void erase(FollowerId follower) {
        String key = Keys.of(follower);
        recent.erase(follower);
        database.writer(follower)
                .submit(batch -> batch.add(ERASE, row -> row.setString(1, key)))
                .join();
    }

    /**
     * Takes over what somebody has just read of a follower, unless something is known already.
     *
     * @param json null when there is no ledger
     */
    public void learn(FollowerId follower, @Nullable String json) {
        if (recent.known(follower).isEmpty()) {
            recent.learn(follower, ledger(json));
        }
    }

    private Ledger read(FollowerId follower) {
        return ledger(
                database.find(READ, Keys.of(follower), row -> row.getString(1)).orElse(null));
    }

    private static Ledger ledger(@Nullable String json) {
        return json == null ? Ledger.EMPTY : Json.read(Ledger.class, json);
    }
}
