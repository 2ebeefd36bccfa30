package io.yingda.server.quality;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Asks a knowledge base every question, one after the other, the way a turn does. */
public final class EvalRun {

    /** As many candidates as the deepest figure looks at. */
    private static final int CANDIDATES = 10;

    /** As many candidates as a verdict looks at. */
    private static final int KEPT = 3;

    private static final int WARM_UP = 500;

    private final KnowledgeBase knowledge;
    private final String account;
    private final LocalDate day;

    /** @param day the day on which articles must be valid */
    public EvalRun(KnowledgeBase knowledge, String account, LocalDate day) {
        this.knowledge = knowledge;
        this.account = account;
        this.day = day;
    }

    /**
     * Runs the questions after a warm-up.
     *
     * @param done is told how many of {@link #steps} are done
     * @return the outcomes in the order of the questions
     */
    public List<EvalOutcome> of(List<EvalQuestion> questions, IntConsumer done) {
        int step = 0;
        for (EvalQuestion question : questions.subList(0, warmUp(questions))) {
            ask(otherwise(question));
            done.accept(++step);
        }
        List<EvalOutcome> outcomes = new ArrayList<>(questions.size());
        for (EvalQuestion question : questions) {
            outcomes.add(ask(question));
            done.accept(++step);
        }
        return outcomes;
    }

    /** How many searches a run takes. */
    public static int steps(List<EvalQuestion> questions) {
        return questions.size() + warmUp(questions);
    }

    /** Asked in other words, lest the question be remembered when it is measured. */
    private static EvalQuestion otherwise(EvalQuestion question) {
        return new EvalQuestion(question.id(), question.text() + "呀", question.right(), question.kind());
    }

    private static int warmUp(List<EvalQuestion> questions) {
        return Math.min(WARM_UP, questions.size());
    }

    private EvalOutcome ask(EvalQuestion question) {
        long start = System.nanoTime();
        Understanding understanding = knowledge.understand(account, question.text());
        Findings findings = knowledge.search(understanding, day, CANDIDATES);
        long nanos = System.nanoTime() - start;
        List<Candidate> candidates = findings.candidates();
        int rank = 0;
        for (int index = candidates.size() - 1; index >= 0; index--) {
            if (question.right().contains(candidates.get(index).id())) {
                rank = index + 1;
            }
        }
        List<Guess> guesses = candidates.stream()
                .limit(KEPT)
                .map(candidate -> new Guess(candidate.id(), candidate.question(), candidate.confidence()))
                .toList();
        Verdict verdict = Verdict.of(guesses, question.right(), findings.thresholds());
        return new EvalOutcome(question, guesses.stream().map(Guess::rounded).toList(), rank, verdict, nanos);
    }
}
