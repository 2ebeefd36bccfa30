package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.store.Database;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.store.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** What WeChat pushed, in a database. */
final class InboxTable {

    /** In place of a node: whoever serves the follower. */
    static final int ANYBODY = -1;

    private static final int THIS_NODE = 0;
    private static final int UNFINISHED_STATE = 0;
    private static final int FINISHED_STATE = 1;

    /** The same, and WeChat was told that it is here: the answer is wanted once more, whatever connection it was given on. */
    static final int ANYBODY_TOLD = -2;

    private static final String ACCEPT = """
            INSERT INTO inbox (id, inbound_key, follower, node, state, inbound) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (inbound_key) DO NOTHING""";
    private static final String FINISHED = "UPDATE inbox SET state = 1, node = CASE WHEN node = " + ANYBODY_TOLD
            + " THEN " + ANYBODY + " ELSE 0 END WHERE id = ? AND state = 0";
    private static final String KNOWN = "SELECT id, state, node FROM inbox WHERE inbound_key = ?";
    private static final String UNFINISHED = "SELECT id, follower, inbound FROM inbox WHERE state = 0 ORDER BY id";
    private static final String LEFT =
            "SELECT id, follower, inbound FROM inbox WHERE node < 0 AND state = 0 ORDER BY id";
    private static final String ASKED_AGAIN =
            "SELECT id, follower, inbound FROM inbox WHERE node < 0 AND state = 1 ORDER BY id";
    private static final String ASK_AGAIN = "UPDATE inbox SET node = CASE WHEN state = 1 THEN " + ANYBODY + " ELSE "
            + ANYBODY_TOLD + " END WHERE inbound_key = ?";
    private static final String NOTED = "UPDATE inbox SET node = 0 WHERE id = ?";
    private static final String LEFT_BEFORE = """
            SELECT id, state, inbound FROM inbox
            WHERE follower = ? AND id < ? AND node < 0 ORDER BY state DESC, id""";

    private final Database database;

    InboxTable(Database database) {
        this.database = database;
    }

    /**
     * A row.
     *
     * @param wanted whether another node has left it for whoever serves the follower
     */
    record Row(long id, boolean done, boolean wanted) {}

    /** An inbound has had its turn already. */
    static final class Done extends RuntimeException {
        Done() {
            super("done before", null, false, false);
        }
    }

    /** Takes what is not finished. */
    @FunctionalInterface
    interface Taker {
        void take(long id, Inbound inbound);
    }

    /** Writes an inbound; completes when it is on the disk, with whether it was not there before. */
    CompletableFuture<Boolean> accept(long id, Inbound inbound) {
        return write(id, inbound, THIS_NODE);
    }

    /** The same, for whichever node serves the follower. */
    CompletableFuture<Boolean> leave(long id, Inbound inbound) {
        return write(id, inbound, ANYBODY);
    }

    private CompletableFuture<Boolean> write(long id, Inbound inbound, int node) {
        AtomicBoolean fresh = new AtomicBoolean();
        return database.writer(inbound.header().follower())
                .submit(writing(id, inbound, node, UNFINISHED_STATE, count -> fresh.set(count != 0)))
                .thenApply(done -> fresh.get());
    }

    private static Work writing(long id, Inbound inbound, int node, int state, IntConsumer changed) {
        String key = Keys.of(inbound.header());
        String from = Keys.of(inbound.header().follower());
        String json = Json.write(inbound);
        return batch -> batch.add(
                ACCEPT,
                row -> {
                    row.setLong(1, id);
                    row.setString(2, key);
                    row.setString(3, from);
                    row.setInt(4, node);
                    row.setInt(5, state);
                    row.setString(6, json);
                },
                changed);
    }

    /**
     * That what was accepted has had its turn; undone, with all that came of the turn, by {@link Done} when one of them had had
     * it before.
     */
    static Work finished(List<Long> ids) {
        return batch -> {
            for (long id : ids) {
                batch.add(FINISHED, row -> row.setLong(1, id), InboxTable::requireChange);
            }
        };
    }

    /** The same of an inbound that was not accepted before; undone when it was known. */
    static Work acceptedAndFinished(long id, Inbound inbound) {
        return writing(id, inbound, THIS_NODE, FINISHED_STATE, InboxTable::requireChange);
    }

    private static void requireChange(int changed) {
        if (changed == 0) {
            throw new Done();
        }
    }

    /** The answer is wanted once more, should it be given already or be given while WeChat listens no longer. */
    CompletableFuture<?> askAgain(Inbound inbound) {
        String key = Keys.of(inbound.header());
        return database.writer(inbound.header().follower())
                .submit(batch -> batch.add(ASK_AGAIN, row -> row.setString(1, key)));
    }

    /** Gives out of these what was answered and is wanted once more. */
    void askedAgain(Predicate<FollowerId> these, Taker taker) {
        each(ASKED_AGAIN, these, taker);
    }

    /** It is known to whoever serves the follower that the answer is wanted. */
    void note(FollowerId follower, long id) {
        database.writer(follower)
                .submit(batch -> batch.add(NOTED, row -> row.setLong(1, id)))
                .join();
    }

    Optional<Row> find(Header header) {
        return database.read(handle -> handle.createQuery(KNOWN)
                .bind(0, Keys.of(header))
                .map((found, context) -> new Row(found.getLong(1), found.getInt(2) != 0, found.getInt(3) < 0))
                .findOne());
    }

    /** Gives out what is not finished of these, each follower's in order of arrival; says how many there were. */
    int unfinished(Predicate<FollowerId> these, Taker taker) {
        return each(UNFINISHED, these, taker);
    }

    /** The same of what was left by nodes that don't serve the follower. */
    void left(Predicate<FollowerId> these, Taker taker) {
        each(LEFT, these, taker);
    }

    /**
     * What was left of one follower, before a row, in order of arrival: first what was answered and is wanted once more, then
     * what is not finished. Asked for in every turn where there are several nodes.
     */
    void leftBefore(FollowerId follower, long id, Taker askedAgain, Taker unfinished) {
        List<Left> left = database.ask(connection -> new Sql(connection)
                .all(
                        row -> new Left(row.getLong(1), row.getInt(2) == FINISHED_STATE, row.getString(3)),
                        LEFT_BEFORE,
                        Keys.of(follower),
                        id));
        for (Left each : left) {
            (each.finished() ? askedAgain : unfinished).take(each.id(), Json.read(Inbound.class, each.inbound()));
        }
    }

    private record Left(long id, boolean finished, String inbound) {}

    private record Found(long id, FollowerId follower, String inbound) {}

    private int each(String sql, Predicate<FollowerId> these, Taker taker) {
        return database.read(handle -> (int) handle
                .createQuery(sql)
                .map((row, context) -> new Found(row.getLong(1), Keys.follower(row.getString(2)), row.getString(3)))
                .stream()
                .filter(found -> these.test(found.follower()))
                .peek(found -> taker.take(found.id(), Json.read(Inbound.class, found.inbound())))
                .count());
    }
}
