package io.yingda.server.tickets;

import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.decision.Decision.Say;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.TicketSteps;
import io.yingda.server.store.Keys;
import java.time.Instant;
import java.util.List;

/** Says that what a follower wrote is noted in a ticket, where the bot would have to say that it does not understand it. */
record Receipt(DeskStore store) {

    /** The turn with that said in place of what the bot says, and no miss counted; the same where no ticket listens. */
    Turn acknowledged(Turn turn) {
        FollowerId follower = turn.follower().id();
        int before = turn.trace().facts().conversation().misses();
        boolean missed = turn.trace().inbound() instanceof Inbound.Content
                && turn.conversation().misses() > before
                && !(turn.decision() instanceof HandOver);
        if ((!missed && !isUnseen(turn)) || !store.isConcerned(follower)) {
            return turn;
        }
        Instant since = store.clock().instant().minus(TicketSteps.GOES_ON);
        return store.ask(sql -> sql.first(Ticket::read, TicketRows.LISTENING, Keys.of(follower), since))
                .map(ticket -> new Turn(
                        turn.decision(),
                        List.of(new Reply.Text("收到，已经补充到工单 " + ticket.number() + "，同事会接着办。")),
                        turn.conversation().missing(before),
                        turn.follower(),
                        turn.trace()))
                .orElse(turn);
    }

    /** Whether it is a picture, of which the bot can but say that it sees none. */
    private static boolean isUnseen(Turn turn) {
        return turn.trace().inbound() instanceof Inbound.Image && turn.decision() instanceof Say;
    }
}
