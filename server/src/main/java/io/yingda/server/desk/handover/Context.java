package io.yingda.server.desk.handover;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.turn.Turn;
import java.util.List;
import java.util.Map;

/**
 * What the bot knows of a conversation, for whoever takes it.
 *
 * @param misses turns in a row in which the bot had nothing to give
 * @param asked what was asked last, as typed
 * @param readAs what was searched for in its place; empty when it stands for itself
 * @param drafts the best answers, best first
 */
public record Context(
        String topic, Map<String, String> slots, int misses, String asked, String readAs, List<Draft> drafts) {

    private static final int DRAFTS = 3;

    /** Nothing. */
    public static final Context EMPTY = new Context("", Map.of(), 0, "", "", List.of());

    public Context {
        slots = Map.copyOf(slots);
        drafts = List.copyOf(drafts);
    }

    /** An answer that may be what the follower needs. */
    public record Draft(String articleId, String title, String text, double confidence) {

        public static Draft of(Candidate candidate) {
            return new Draft(
                    candidate.id(), candidate.question(), candidate.article().answer(), candidate.confidence());
        }
    }

    /** After a turn; what is not searched for leaves the drafts as they were. */
    static Context after(Turn turn, Context before) {
        Facts facts = turn.trace().facts();
        boolean asked = !facts.message().text().isEmpty();
        return new Context(
                turn.conversation().topic(),
                turn.conversation().slots(),
                turn.conversation().misses(),
                asked ? facts.message().original() : before.asked(),
                asked ? facts.message().readAs() : before.readAs(),
                asked ? facts.candidates().stream().limit(DRAFTS).map(Draft::of).toList() : before.drafts());
    }
}
