package io.yingda.server.quality;

import java.util.List;
import java.util.Locale;

/**
 * One question of a report.
 *
 * @param id by which it is found again in another report
 * @param expected the ids of the right articles, sorted; empty when nothing answers it
 * @param rank of the first right candidate among the first ten, from 1; 0 when there is none
 * @param first the id of the first candidate; empty when there is none
 * @param question what the first candidate is about
 * @param confidence of the first candidate; 0 when there is none
 * @param outcome {@code right}, {@code offered}, {@code escalated} or {@code wrong}
 */
public record QuestionLine(
        String id,
        String text,
        String kind,
        List<String> expected,
        int rank,
        String first,
        String question,
        double confidence,
        String outcome) {

    public QuestionLine {
        expected = List.copyOf(expected);
    }

    static QuestionLine of(EvalOutcome outcome) {
        EvalQuestion asked = outcome.question();
        Guess first = outcome.first();
        return new QuestionLine(
                asked.id(),
                asked.text(),
                asked.kind(),
                asked.right().stream().sorted().toList(),
                outcome.rank(),
                first == null ? "" : first.id(),
                first == null ? "" : first.question(),
                outcome.confidence(),
                outcome.verdict().name().toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException when the outcome is none of the four */
    Verdict verdict() {
        return Verdict.valueOf(outcome.toUpperCase(Locale.ROOT));
    }
}
