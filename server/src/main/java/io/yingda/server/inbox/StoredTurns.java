package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.delivery.Outgoing;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.handover.TurnSteps;
import io.yingda.server.store.Batch;
import io.yingda.server.store.Database;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import io.yingda.server.trace.TraceRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what came of a turn in one transaction: that its inbound is done, what was said and why, the conversation, the
 * follower, the replies to be delivered, what it does at the desk. A farewell erases all of it instead; the turn in which a
 * follower wants to be forgotten erases what was before, and leaves what is needed to answer.
 */
final class StoredTurns {

    /** In place of a decision: the inbound shared the turn of a later one. */
    private static final String JOINED = "Joined";

    private static final String DROP = "DELETE FROM inbox WHERE id = ? AND state = 0";
    private static final String TURN = "INSERT INTO turn (id, follower, decision, replies) VALUES (?, ?, ?, ?)";
    private static final String TRACE = "INSERT INTO trace (id, body) VALUES (?, ?)";

    private final Database database;
    private final StoredConversations conversations;
    private final StoredOutbox outbox;
    private final StoredLedgers ledgers;
    private final TurnSteps desk;
    private final Function<Turn, Work> notes;
    private final Erasure erasure;

    /** @param notes what a turn leaves elsewhere, in the same transaction */
    StoredTurns(
            Database database,
            StoredConversations conversations,
            StoredOutbox outbox,
            StoredLedgers ledgers,
            TurnSteps desk,
            Function<Turn, Work> notes,
            Erasure erasure) {
        this.database = database;
        this.conversations = conversations;
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.desk = desk;
        this.notes = notes;
        this.erasure = erasure;
    }

    /**
     * Keeps it, and returns when it is on the disk.
     *
     * @param ids the identifiers of the inbounds that share the turn; it goes by that of the last
     * @param finishing writes that they have had their turn; left out where nothing of them is kept
     * @return false, and nothing is kept, when one of the inbounds has had its turn, or was known before
     */
    boolean keep(List<Long> ids, Ending ending, Work finishing) {
        try {
            write(ids, ending, finishing);
            return true;
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof InboxTable.Done) {
                // By somebody else, or by a commit whose answer got lost: what is remembered may be old.
                FollowerId follower = ending.outgoing().follower();
                conversations.forget(follower::equals);
                ledgers.forget(follower::equals);
                return false;
            }
            throw failure;
        }
    }

    private void write(List<Long> ids, Ending ending, Work finishing) {
        FollowerId follower = ending.outgoing().follower();
        if (ending.isFarewell()) {
            StoredOutbox.Addition nothing = outbox.addition(ending.outgoing());
            database.writer(follower)
                    .submit(erasure.of(follower, ids.getLast(), "unfollow"))
                    .join();
            nothing.remember();
            conversations.forget(follower::equals);
            ledgers.forget(follower::equals);
            return;
        }
        if (ending.isDropped()) {
            database.writer(follower)
                    .submit(batch -> {
                        for (long id : ids) {
                            batch.add(DROP, row -> row.setLong(1, id));
                        }
                    })
                    .join();
            return;
        }
        Outgoing outgoing = ending.outgoing();
        StoredOutbox.Addition addition = outbox.addition(outgoing);
        boolean grants = outgoing.grant().messages() > 0;
        boolean forgets = ending.turn().filter(Turn::forgets).isPresent();
        Work erasing = forgets ? erasure.of(follower, ids.getFirst() - 1, "wish") : batch -> {};
        long id = ids.getLast();
        String key = Keys.of(follower);
        TurnSteps.Trail trail = desk.trail(ending.inbound(), ending.turn(), ids);
        Work turning;
        if (ending.turn().isPresent()) {
            String ledger = grants ? ledgers.changedRow(follower, before -> before.with(outgoing.grant())) : null;
            turning = turning(id, ending.turn().get(), ledger, trail);
        } else {
            Work granting = grants ? ledgers.changing(follower, before -> before.with(outgoing.grant())) : batch -> {};
            turning = batch -> {
                turn(batch, id, key, ending.instead(), said(trail, outgoing.replies()));
                granting.write(batch);
            };
        }
        database.writer(follower)
                .submit(batch -> {
                    finishing.write(batch);
                    erasing.write(batch);
                    for (long each : ids.subList(0, ids.size() - 1)) {
                        turn(batch, each, key, JOINED, "[]");
                    }
                    trail.write(batch);
                    turning.write(batch);
                    if (!trail.isOverruled()) {
                        addition.write(batch);
                    }
                })
                .join();
        if (forgets) {
            outbox.addition(outgoing.asFarewell()).remember();
        }
        if (!trail.isOverruled()) {
            addition.remember();
        }
        ending.turn().ifPresent(conversations::remember);
        trail.committed();
    }

    /** What the follower is to see: nothing when an agent has taken the conversation meanwhile. */
    private static String said(TurnSteps.Trail trail, List<Reply> replies) {
        return trail.isOverruled() ? "[]" : Json.write(Reply.class, replies);
    }

    /** WeChat pushes again what was answered: what was written then is kept for it once more, and goes another way from then on. */
    void takeBack(Inbound inbound, Instant from) {
        outbox.takeBack(inbound.header().follower(), inbound.header().key(), from);
    }

    private Work turning(long id, Turn turn, @Nullable String ledger, TurnSteps.Trail trail) {
        String follower = Keys.of(turn.follower().id());
        String decision = turn.decision().name();
        byte @Nullable [] trace = turn.forgets() ? null : TraceRow.write(turn);
        Work conversing = conversations.writing(turn, ledger);
        Work noting = notes.apply(turn);
        return batch -> {
            conversing.write(batch);
            turn(batch, id, follower, decision, said(trail, turn.replies()));
            if (trace != null) {
                batch.add(TRACE, row -> {
                    row.setLong(1, id);
                    row.setBytes(2, trace);
                });
                noting.write(batch);
            }
        };
    }

    private static void turn(Batch batch, long id, String follower, String decision, String replies)
            throws SQLException {
        batch.add(TURN, row -> {
            row.setLong(1, id);
            row.setString(2, follower);
            row.setString(3, decision);
            row.setString(4, replies);
        });
    }
}
