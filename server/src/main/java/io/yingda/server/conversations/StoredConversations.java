package io.yingda.server.conversations;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import io.yingda.server.customers.Customers;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.store.Database;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state in a database, and that of the followers last heard of in memory as well. While this process serves a
 * follower, nobody else changes what is kept of that follower; when that ends, the follower is to be {@linkplain #forget
 * forgotten}.
 */
public final class StoredConversations implements Conversations {

    private static final String READ = "SELECT profile, conversation, ledger FROM follower WHERE id = ?";
    private static final String WRITE = """
            INSERT INTO follower (id, profile, conversation, ledger, last_at, epoch) VALUES (?, ?, ?, ?, ?, 0)
            ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, conversation = excluded.conversation,
              ledger = coalesce(excluded.ledger, follower.ledger), last_at = excluded.last_at""";
    private static final String ERASE = "DELETE FROM follower WHERE id = ?";

    private final Database database;
    private final StoredLedgers ledgers;
    private final Customers customers;
    private final Map<FollowerId, Known> recent;

    /**
     * @param ledgers are told what the row they share says, so that they need not read it again
     * @param bound at most how many followers are kept in memory
     */
    public StoredConversations(Database database, StoredLedgers ledgers, int bound) {
        this.database = database;
        this.ledgers = ledgers;
        customers = new Customers(database);
        recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<FollowerId, Known> longestAway) {
                return size() > bound;
            }
        };
    }

    @Override
    public Known load(FollowerId follower, Instant now) {
        Known known = recent(follower);
        return bound(known == null ? read(follower).orElseGet(() -> Known.nothing(follower, now)) : known);
    }

    /** People may have parted a follower and a member, at any node. */
    private Known bound(Known known) {
        Follower follower = known.follower();
        return follower.member().isEmpty() || customers.isBound(follower.id(), follower.member())
                ? known
                : new Known(known.conversation(), follower.being(""));
    }

    @Override
    public void keep(Turn turn) {
        FollowerId follower = turn.follower().id();
        if (turn.trace().inbound() instanceof Event.Unfollow) {
            erase(follower);
        } else {
            database.writer(follower).submit(writing(turn, null)).join();
            remember(turn);
        }
    }

    /**
     * Writes what a turn left, as part of a transaction; once that is committed, {@link #remember} it.
     *
     * @param ledger what is kept as the follower's ledger, which is in the same row; null leaves it as it is
     */
    public Work writing(Turn turn, @Nullable String ledger) {
        String key = Keys.of(turn.follower().id());
        String profile = Json.write(turn.follower());
        String conversation = Json.write(turn.conversation());
        long at = turn.trace().at().toEpochMilli();
        Work binding = Customers.of(turn);
        return batch -> {
            batch.add(WRITE, row -> {
                row.setString(1, key);
                row.setString(2, profile);
                row.setString(3, conversation);
                row.setString(4, ledger);
                row.setLong(5, at);
            });
            binding.write(batch);
        };
    }

    /** What a committed turn left. */
    public synchronized void remember(Turn turn) {
        recent.put(turn.follower().id(), new Known(turn.conversation(), turn.follower()));
    }

    /** Forgets what is kept in memory only. */
    public synchronized void forget(Predicate<FollowerId> these) {
        recent.keySet().removeIf(these);
    }

    @Override
    public void erase(FollowerId follower) {
        String key = Keys.of(follower);
        forget(follower::equals);
        database.writer(follower)
                .submit(batch -> batch.add(ERASE, row -> row.setString(1, key)))
                .join();
    }

    private synchronized @Nullable Known recent(FollowerId follower) {
        return recent.get(follower);
    }

    private Optional<Known> read(FollowerId follower) {
        @Nullable String[] ledger = new String[1];
        Optional<Known> known = database.find(READ, Keys.of(follower), row -> {
            String profile = row.getString(1);
            String conversation = row.getString(2);
            ledger[0] = row.getString(3);
            return profile == null || conversation == null
                    ? null
                    : new Known(Json.read(Conversation.class, conversation), Json.read(Follower.class, profile));
        });
        ledgers.learn(follower, ledger[0]);
        return known;
    }
}
