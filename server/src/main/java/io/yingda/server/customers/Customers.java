package io.yingda.server.customers;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import io.yingda.server.store.Database;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who of the followers are one customer. Nothing is merged: followers are one customer as long as they are linked by a member
 * number or a union id they have in common, directly or through others, so that whatever made them one can be undone.
 */
public final class Customers {

    private static final String HOLDS =
            "SELECT value FROM customer WHERE follower = ? AND kind = 'member' AND ended_at IS NULL";
    private static final String END =
            "UPDATE customer SET ended_by = ?, ended_at = ? WHERE follower = ? AND kind = ? AND ended_at IS NULL";
    private static final String END_ONE =
            "UPDATE customer SET ended_by = ?, ended_at = ? WHERE follower = ? AND id = ? AND ended_at IS NULL";
    private static final String BEGIN =
            "INSERT INTO customer (follower, kind, value, author, began_at) VALUES (?, ?, ?, ?, ?)";

    /** Whoever has left meanwhile is not to be known again; what a person has ended does not begin by itself. */
    private static final String KNOWN = """
            INSERT INTO customer (follower, kind, value, author, began_at) SELECT id, 'union', ?, 'wechat', ? FROM follower
            WHERE id = ? AND NOT EXISTS (
              SELECT 1 FROM customer c WHERE c.follower = follower.id AND c.kind = 'union' AND (c.value = ? OR c.ended_at IS NULL))""";

    private static final String LINKS = "SELECT " + Link.COLUMNS + " FROM customer WHERE follower = ? ORDER BY id";
    private static final String SAME = """
            WITH RECURSIVE same (follower) AS (
              SELECT own.follower FROM customer own WHERE own.follower = ?
              UNION
              SELECT other.follower FROM same
                JOIN customer own ON own.follower = same.follower AND own.ended_at IS NULL
                JOIN customer other ON other.kind = own.kind AND other.value = own.value AND other.ended_at IS NULL
            ) SELECT follower FROM same WHERE follower <> ? ORDER BY follower""";

    private final Database database;

    public Customers(Database database) {
        this.database = database;
    }

    /** Whether the follower is bound to this member still. */
    public boolean isBound(FollowerId follower, String member) {
        return member(follower).filter(member::equals).isPresent();
    }

    /** The number of the member the follower is bound to. */
    public Optional<String> member(FollowerId follower) {
        return database.find(HOLDS, Keys.of(follower), row -> row.getString(1));
    }

    /** What a turn changes about the member the follower is, as part of the transaction that keeps the turn. */
    public static Work of(Turn turn) {
        String before = turn.trace().facts().follower().member();
        String after = turn.follower().member();
        String follower = Keys.of(turn.follower().id());
        long at = turn.trace().at().toEpochMilli();
        if (before.equals(after)) {
            return batch -> {};
        }
        return batch -> batch.run(connection -> {
            new Sql(connection).change(END, Link.CHAT, at, follower, Link.MEMBER);
            if (!after.isEmpty()) {
                new Sql(connection).change(BEGIN, follower, Link.MEMBER, after, Link.CHAT, at);
            }
        });
    }

    /** WeChat has this union id for a follower. */
    public void known(FollowerId follower, String unionId, Instant now) {
        String key = Keys.of(follower);
        database.writer(follower)
                .submit(batch -> batch.run(
                        connection -> new Sql(connection).change(KNOWN, unionId, now.toEpochMilli(), key, unionId)))
                .join();
    }

    /** Everything that links, or linked, the follower to others, the oldest first. */
    public List<Link> links(FollowerId follower) {
        String key = Keys.of(follower);
        return database.ask(connection -> new Sql(connection).all(Link::read, LINKS, key));
    }

    /** The other followers who are the same customer. */
    public List<FollowerId> others(FollowerId follower) {
        String key = Keys.of(follower);
        return database.ask(
                connection -> new Sql(connection).all(row -> Keys.follower(row.getString(1)), SAME, key, key));
    }

    /**
     * Ends what links a follower to others. One who was bound to a member is so no more.
     *
     * @param by the name of whoever says so
     * @return whether it held until now
     */
    public boolean part(FollowerId follower, long link, String by, Instant now) {
        String key = Keys.of(follower);
        int[] ended = new int[1];
        database.writer(follower)
                .submit(batch ->
                        batch.run(connection -> ended[0] = new Sql(connection).change(END_ONE, by, now, key, link)))
                .join();
        return ended[0] > 0;
    }
}
