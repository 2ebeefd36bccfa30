package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import io.yingda.server.conversations.StoredConversations;
import io.yingda.server.delivery.StoredLedgers;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.TurnSteps;
import io.yingda.server.nodes.Keeper;
import io.yingda.server.nodes.Realm;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Work;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whatever a server keeps of followers in memory, over what the database has of them. */
public final class Household implements Keeper {

    private final Database database;
    private final StoredConversations conversations;
    private final StoredOutbox outbox;
    private final StoredLedgers ledgers;
    private final DeskStore desk;
    private final DurableInbox inbox;

    /**
     * One that has taken up nobody yet.
     *
     * @param turn whose conversations, outbox and ledgers are these
     * @param notes what a turn leaves elsewhere, in the transaction that keeps it
     * @param pendingTurns at most how many turns run or wait
     * @param burst which messages share a turn
     * @param realm whose turns are run here
     */
    public Household(
            Database database,
            Identifiers identifiers,
            BotTurn turn,
            StoredConversations conversations,
            StoredOutbox outbox,
            StoredLedgers ledgers,
            DeskStore desk,
            TurnSteps steps,
            Function<Turn, Work> notes,
            int pendingTurns,
            Burst burst,
            Realm realm) {
        this.database = database;
        this.conversations = conversations;
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.desk = desk;
        StoredTurns turns = new StoredTurns(
                database, conversations, outbox, ledgers, steps, notes, new Erasure(identifiers, steps::leaving));
        this.inbox = new DurableInbox(database, identifiers, turn, turns, pendingTurns, burst, realm);
    }

    public DurableInbox inbox() {
        return inbox;
    }

    @Override
    public void takeUp(Predicate<FollowerId> these) {
        conversations.forget(these);
        ledgers.forget(these);
        desk.takeUp(these);
        outbox.takeUp(these);
        inbox.resume(these);
    }

    @Override
    public boolean letGo(Predicate<FollowerId> these) {
        if (inbox.holds(these) || !desk.letGo(these) || !outbox.letGo(these)) {
            return false;
        }
        database.flush();
        conversations.forget(these);
        ledgers.forget(these);
        return true;
    }

    @Override
    public void lookAround() {
        inbox.resumeLeft();
        desk.handOn();
    }
}
