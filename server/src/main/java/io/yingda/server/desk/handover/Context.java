package io.yingda.server.desk.handover;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Cause;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.turn.Turn;
import java.util.List;
import java.util.Map;

/**
 * What the bot knows of a conversation, for whoever takes it.
 *
 * @param misses turns in a row in which the bot had nothing to give
 * @param asked what was said last, as typed
 * @param readAs what was searched for in its place; empty when it stands for itself
 * @param about the question that the drafts answer, as typed; empty when there are none
 * @param drafts the best answers, best first
 */
public record Context(
        String topic,
        Map<String, String> slots,
        int misses,
        String asked,
        String readAs,
        String about,
        List<Draft> drafts) {

    private static final int DRAFTS = 3;

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

    /** A question of the follower's and what may answer it. */
    record Suggested(String question, List<Candidate> candidates) {
        static final Suggested NOTHING = new Suggested("", List.of());

        Suggested {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * What a turn that hands over leaves to the agent: the answers to what was just said, if that is a question; words that
     * ask for a human are none, so that the question before them counts. What the bot could not help with is the question
     * itself, whatever was asked and answered before.
     *
     * @param knowledge is asked for the question before
     */
    static Suggested suggested(Turn turn, Suggestions knowledge) {
        String before = turn.conversation().lastQuestion();
        if (before.isEmpty() || isQuestion(turn) || isMissed(turn)) {
            return isAnswerable(turn) ? own(turn) : Suggested.NOTHING;
        }
        return new Suggested(
                before,
                worthOffering(turn, knowledge.candidates(turn.follower().id().account(), before)));
    }

    private static boolean isMissed(Turn turn) {
        return turn.decision() instanceof Decision.HandOver handOver && handOver.cause() == Cause.MISSES;
    }

    /** Whether the words ask something, as far as the bot or an agent took them so. */
    private static boolean isQuestion(Turn turn) {
        return isAnswerable(turn)
                && switch (turn.decision()) {
                    case Decision.Answer ignored -> true;
                    case Decision.AnswerEach ignored -> true;
                    case Decision.Offer ignored -> true;
                    case Decision.HandOver handOver -> handOver.cause() != Cause.FOLLOWER;
                    default -> turn.trace().facts().conversation().isWithAgent();
                };
    }

    /** Whether there is something worth offering to the words of a turn. */
    private static boolean isAnswerable(Turn turn) {
        return !worthOffering(turn, turn.trace().facts().candidates()).isEmpty();
    }

    private static List<Candidate> worthOffering(Turn turn, List<Candidate> candidates) {
        double offer = turn.trace().facts().thresholds().offer();
        return candidates.stream()
                .filter(candidate -> candidate.confidence() >= offer)
                .toList();
    }

    /** Whoever takes a choice by its number asks what the choice says. */
    private static Suggested own(Turn turn) {
        Facts facts = turn.trace().facts();
        boolean chose = facts.message().pickedArticle() != null;
        return new Suggested(
                chose ? turn.conversation().lastQuestion() : facts.message().original(),
                worthOffering(turn, facts.candidates()));
    }

    /** After the turn that hands over. */
    Context after(Turn turn, Suggested suggested) {
        List<Draft> best =
                suggested.candidates().stream().limit(DRAFTS).map(Draft::of).toList();
        Facts facts = turn.trace().facts();
        boolean spoke = !facts.message().text().isEmpty();
        return new Context(
                turn.conversation().topic(),
                turn.conversation().slots(),
                turn.conversation().misses(),
                spoke ? facts.message().original() : asked,
                spoke ? facts.message().readAs() : readAs,
                best.isEmpty() ? about : suggested.question(),
                best.isEmpty() ? drafts : best);
    }

    /** After a further turn: words that ask nothing leave the drafts as they were. */
    Context after(Turn turn) {
        return after(turn, isQuestion(turn) ? own(turn) : Suggested.NOTHING);
    }
}
