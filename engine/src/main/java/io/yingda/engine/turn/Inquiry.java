package io.yingda.engine.turn;

import io.yingda.engine.choice.Choices;
import io.yingda.engine.choice.Choices.NoneOfThese;
import io.yingda.engine.choice.Choices.Picked;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Answer;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.Offer;
import io.yingda.engine.fact.Part;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.question.Leaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found for a message.
 *
 * @param findings for the message as a whole
 * @param readAs what was searched for in place of the words, since they lean on the question before; empty when they stand
 *     for themselves
 * @param parts the questions in it; empty when it asks one thing
 */
record Inquiry(Findings findings, String readAs, List<Part> parts) {

    /**
     * The question a later one may lean on; null when this turn has none, such as small talk, or one that leans itself. What
     * was not understood is one if it names a thing.
     */
    @Nullable
    String question(
            Decision decision, boolean lookedUp, boolean miss, Understanding understanding, Choices.Choice choice) {
        boolean answered = decision instanceof Answer || decision instanceof AnswerEach || decision instanceof Offer;
        boolean asked =
                answered || lookedUp || (miss && !Leaning.topic(understanding).isEmpty());
        if (!asked || !readAs.isEmpty() || choice instanceof NoneOfThese) {
            return null;
        }
        if (choice instanceof Picked picked) {
            return picked.option().label();
        }
        return parts.isEmpty() ? understanding.original() : parts.getLast().text();
    }
}
