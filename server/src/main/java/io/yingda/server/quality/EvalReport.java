package io.yingda.server.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well a knowledge base answers. Shares are 0 to 1; all are 0 where there are no questions to count.
 *
 * @param entries articles searched
 * @param queries questions asked, in scope or not
 * @param r1 share of the questions in scope whose first candidate is right; {@code r3} and {@code r10} accordingly
 * @param mrr10 mean of 1 / rank of the first right candidate among the first ten, over the questions in scope
 * @param coverage share answered right at a given precision
 * @param ms milliseconds to understand and search one question
 * @param ece see {@link Reliability#error}, over all questions with a candidate
 * @param auroc how likely a right first candidate is surer than a wrong one; null when there is only one of both
 * @param tolerance the share of all questions that may be answered wrongly, for which the threshold was suggested
 * @param threshold the confidence from which on the bot answers
 * @param outcome what all questions come to at that threshold
 * @param inScope the same figures for the questions that have an answer, and {@code outOfScope} for those without
 * @param byKind the same figures for each kind of question
 * @param errors the questions whose first candidate is wrong, surest first, at most 50
 */
public record EvalReport(
        int entries,
        int queries,
        double r1,
        double r3,
        double r10,
        double mrr10,
        Coverage coverage,
        Millis ms,
        double ece,
        @Nullable Double auroc,
        double tolerance,
        double threshold,
        Shares outcome,
        Part inScope,
        Part outOfScope,
        Map<String, Part> byKind,
        List<QuestionLine> errors) {

    private static final int MOST_ERRORS = 50;

    public EvalReport {
        errors = List.copyOf(errors);
    }

    /**
     * What was measured with.
     *
     * @param entries articles searched
     * @param tolerance the share of all questions that may be answered wrongly
     * @param threshold what is suggested for it
     */
    public record Setting(int entries, double tolerance, double threshold) {}

    /** The figures of a part of the questions. */
    public record Part(
            int queries,
            double r1,
            double r3,
            double ece,
            @Nullable Double auroc,
            double tolerance,
            double threshold,
            Shares outcome) {

        static Part of(Setting setting, List<EvalOutcome> outcomes) {
            return new Part(
                    outcomes.size(),
                    Recall.at(1, outcomes),
                    Recall.at(3, outcomes),
                    Reliability.ofOutcomes(outcomes).error(),
                    Discrimination.area(outcomes),
                    setting.tolerance(),
                    setting.threshold(),
                    Shares.of(outcomes));
        }
    }

    public static EvalReport of(Setting setting, List<EvalOutcome> outcomes) {
        Part whole = Part.of(setting, outcomes);
        Map<String, List<EvalOutcome>> kinds = outcomes.stream()
                .collect(
                        Collectors.groupingBy(outcome -> outcome.question().kind(), TreeMap::new, Collectors.toList()));
        Map<String, Part> byKind = new TreeMap<>();
        kinds.forEach((kind, some) -> byKind.put(kind, Part.of(setting, some)));
        return new EvalReport(
                setting.entries(),
                outcomes.size(),
                whole.r1(),
                whole.r3(),
                Recall.at(10, outcomes),
                Recall.reciprocal(10, outcomes),
                Coverage.of(outcomes),
                Millis.of(outcomes),
                whole.ece(),
                whole.auroc(),
                setting.tolerance(),
                setting.threshold(),
                whole.outcome(),
                part(setting, outcomes, EvalOutcome::inScope),
                part(setting, outcomes, outcome -> !outcome.inScope()),
                byKind,
                errors(outcomes));
    }

    private static Part part(Setting setting, List<EvalOutcome> outcomes, Predicate<EvalOutcome> wanted) {
        return Part.of(setting, outcomes.stream().filter(wanted).toList());
    }

    private static List<QuestionLine> errors(List<EvalOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.hasCandidate() && !outcome.isRight())
                .sorted(Comparator.comparingDouble(EvalOutcome::confidence)
                        .reversed()
                        .thenComparing(outcome -> outcome.question().id()))
                .limit(MOST_ERRORS)
                .map(QuestionLine::of)
                .toList();
    }
}
