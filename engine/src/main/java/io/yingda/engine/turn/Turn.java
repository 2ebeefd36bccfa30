package io.yingda.engine.turn;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.Reply;
import java.util.List;

/**
 * What came of one inbound. Replies, state and trace belong together: they are kept, or lost, as one.
 *
 * @param decision what was decided; handing over and opening a ticket are carried out by whoever keeps the turn
 * @param replies what the follower is to see, in order; empty for silence
 * @param conversation the conversation after the turn
 * @param follower the follower after the turn
 */
public record Turn(Decision decision, List<Reply> replies, Conversation conversation, Follower follower, Trace trace) {

    public Turn {
        replies = List.copyOf(replies);
    }

    /** What the rules noted in the end. */
    public Notes notes() {
        return trace.rounds().isEmpty() ? Notes.NONE : trace.rounds().getLast().notes();
    }

    /** Whether the follower wants everything kept to be deleted; what this turn leaves is then as of somebody never seen before. */
    public boolean forgets() {
        return notes().forgotten();
    }
}
