package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.delivery.Grant;
import io.yingda.server.delivery.Kept;
import io.yingda.server.delivery.Outgoing;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.store.Batch;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change in a transaction: what it reads and writes, and what is to be done once that is committed. */
public final class Step {

    private static final int LAST_TEXT = 200;

    private static final String OPEN = HandOver.FROM + "WHERE h.follower = ? AND h.state < 2";
    private static final String ONE = HandOver.FROM + "WHERE h.id = ?";
    private static final String LINE = """
            INSERT INTO desk_line (id, hand_over, follower, kind, person, person_name, body, client_key, state, error)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')""";
    private static final String EVENT =
            "INSERT INTO desk_event (at, kind, hand_over, follower, reference) VALUES (?, ?, ?, ?, ?)";
    private static final String LATEST =
            "SELECT id FROM hand_over WHERE follower = ? ORDER BY state < 2 DESC, id DESC LIMIT 1";
    private static final String SPOKE = "UPDATE hand_over SET last_text = ?, last_from = ?, last_at = ? WHERE id = ?";

    private final DeskStore store;
    private final Batch batch;
    private final Sql sql;
    private final Instant now;
    private final List<Runnable> afterwards = new ArrayList<>();

    Step(DeskStore store, Batch batch, Connection connection) {
        this.store = store;
        this.batch = batch;
        this.sql = new Sql(connection);
        this.now = store.clock().instant();
    }

    /** Somebody who serves; null stands for the desk itself. */
    public record Speaker(long person, String login, String name) {}

    public Sql sql() {
        return sql;
    }

    public Instant now() {
        return now;
    }

    public long identifier() {
        return store.identifier();
    }

    /** What is done once everything is committed, in the order of the commits; must be quick. */
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }

    /** The follower's hand-over that is not closed. */
    public Optional<HandOver> open(FollowerId follower) throws SQLException {
        return sql.first(HandOver::read, OPEN, Keys.of(follower));
    }

    /** A hand-over as it is at this point of the transaction. */
    public HandOver handOver(long id) throws SQLException {
        return sql.first(HandOver::read, ONE, id).orElseThrow(() -> new Refused(Refused.Why.UNKNOWN, "没有这个会话"));
    }

    /** Tells the pages of one thing that changed. */
    public void event(String kind, @Nullable Long handOver, FollowerId follower, String reference) throws SQLException {
        sql.change(EVENT, now, kind, handOver, Keys.of(follower), reference);
    }

    /** Tells the pages that a hand-over changed; everybody's when it came to, or left, somebody. */
    public void changed(HandOver handOver, boolean forAll) throws SQLException {
        event("row", handOver.id(), handOver.follower(), forAll ? "all" : "");
    }

    /** Writes down what happened. */
    public void happened(HandOver handOver, @Nullable Speaker who, String words) throws SQLException {
        line(handOver.id(), handOver.follower(), LineKind.EVENT, who, new Reply.Text(words), null, LineState.NONE);
    }

    /** Writes down what is for agents only. */
    public long note(HandOver handOver, Speaker who, String words) throws SQLException {
        return line(
                handOver.id(), handOver.follower(), LineKind.NOTE, who, new Reply.Text(words), null, LineState.NONE);
    }

    /** The desk itself says something to the follower. */
    public void say(HandOver handOver, String words) throws SQLException {
        send(handOver, LineKind.DESK, null, new Reply.Text(words), null);
    }

    /** Sends something to the follower and writes it down; says which line it is. */
    public long send(HandOver handOver, LineKind kind, @Nullable Speaker who, Reply reply, @Nullable String clientKey)
            throws SQLException {
        FollowerId follower = handOver.follower();
        long id = sent(handOver.id(), follower, kind, who, reply, clientKey);
        String from = kind == LineKind.AGENT ? "agent" : "bot";
        sql.change(SPOKE, shortened(Said.in(reply)), from, now, handOver.id());
        return id;
    }

    /**
     * Says something to a follower, whether or not anybody has a conversation with the follower; it becomes a line of the
     * follower's history.
     *
     * @param who says it; null where nobody in particular does
     */
    public void tell(FollowerId follower, @Nullable Speaker who, String words) throws SQLException {
        long handOver =
                sql.first(row -> row.getLong(1), LATEST, Keys.of(follower)).orElse(0L);
        sent(handOver, follower, who == null ? LineKind.DESK : LineKind.AGENT, who, new Reply.Text(words), null);
    }

    private long sent(
            long handOver,
            FollowerId follower,
            LineKind kind,
            @Nullable Speaker who,
            Reply reply,
            @Nullable String clientKey)
            throws SQLException {
        boolean here = store.realm().isHere(follower);
        long id = line(handOver, follower, kind, who, reply, clientKey, here ? LineState.SENDING : LineState.LEFT);
        if (here) {
            deliver(follower, id, reply);
        }
        return id;
    }

    /** Puts a line of a follower who is served here into the outbox. */
    void deliver(FollowerId follower, long line, Reply reply) throws SQLException {
        StoredOutbox.Addition addition = store.outbox()
                .addition(new Outgoing(follower, Kept.DESK + line, List.of(reply), now, Grant.NONE, false));
        addition.write(batch);
        afterwards(addition::remember);
    }

    private long line(
            long handOver,
            FollowerId follower,
            LineKind kind,
            @Nullable Speaker who,
            Reply reply,
            @Nullable String clientKey,
            LineState state)
            throws SQLException {
        long id = identifier();
        sql.change(
                LINE,
                id,
                handOver,
                Keys.of(follower),
                kind.number(),
                who == null ? null : who.person(),
                who == null ? "" : who.name(),
                Json.write(reply),
                Sql.text(clientKey),
                state.number());
        event("line", handOver, follower, "d" + id);
        return id;
    }

    /** As much of a text as a list shows. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LAST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LAST_TEXT - 1)) + "…";
    }
}
