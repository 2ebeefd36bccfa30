package io.yingda.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvalReportTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** Eight questions in scope and two out of scope, surest first. */
    private static final List<EvalOutcome> OUTCOMES = List.of(
            asked(true, 1, .99),
            asked(true, 1, .95),
            asked(true, 1, .90),
            asked(true, 2, .80), // 3 right of 4
            asked(true, 1, .70),
            asked(true, 1, .70),
            asked(false, 0, .70), // the three at .70 together: 5 right of 7
            asked(true, 4, .60),
            asked(false, 0, -1),
            asked(true, 0, .10));

    @Test
    void recallCountsQuestionsInScopeOnly() {
        EvalReport report = report(OUTCOMES);

        assertThat(report.entries()).isEqualTo(3);
        assertThat(report.queries()).isEqualTo(10);
        assertThat(report.r1()).isEqualTo(5 / 8.0, EXACT);
        assertThat(report.r3()).isEqualTo(6 / 8.0, EXACT);
        assertThat(report.r10()).isEqualTo(7 / 8.0, EXACT);
        assertThat(report.mrr10()).isEqualTo((5 + 1 / 2.0 + 1 / 4.0) / 8, EXACT);
    }

    @Test
    void coverageIsTheMostAnsweredRightAtThatPrecision() {
        // 3 of 3 right is the last point above .75; at .70 all three come at once: 5 of 7 = .714.
        Coverage coverage = report(OUTCOMES).coverage();

        assertThat(coverage.p95()).isEqualTo(3 / 8.0, EXACT);
        assertThat(coverage.p90()).isEqualTo(3 / 8.0, EXACT);
        assertThat(coverage.p85()).isEqualTo(3 / 8.0, EXACT);
    }

    @Test
    void coverageMayLieBeyondADipBelowThePrecision() {
        List<EvalOutcome> outcomes = new ArrayList<>();
        outcomes.add(asked(false, 0, .99));
        for (int index = 0; index < 9; index++) {
            outcomes.add(asked(true, 1, .9 - index * .01));
        }

        Coverage coverage = report(outcomes).coverage();

        assertThat(coverage.p95()).isZero();
        assertThat(coverage.p90()).isEqualTo(1, EXACT); // 9 of 10 is exactly .90
        assertThat(coverage.p85()).isEqualTo(1, EXACT);
    }

    @Test
    void aQuestionOutOfScopeThatIsAnsweredIsAlwaysWrong() {
        Coverage coverage = report(List.of(asked(true, 1, .9), asked(false, 0, .9), asked(true, 1, .8)))
                .coverage();

        assertThat(coverage.p85()).isZero();
    }

    @Test
    void theOrderOfTheQuestionsDoesNotMatter() {
        List<EvalOutcome> shuffled = new ArrayList<>(OUTCOMES);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(report(shuffled)).isEqualTo(report(OUTCOMES));
    }

    @Test
    void timesAreTheMeanAndTheNearestRanks() {
        List<EvalOutcome> outcomes = LongStream.rangeClosed(1, 200)
                .mapToObj(millis -> Asks.outcome("in", true, 1, .5, Verdict.RIGHT, millis * 1_000_000))
                .toList();

        assertThat(report(outcomes).ms()).isEqualTo(new Millis(100.5, 100, 198));
    }

    @Test
    void nothingAskedIsNothingFound() {
        EvalReport report = report(List.of());

        assertThat(report.queries()).isZero();
        assertThat(report.r1() + report.r3() + report.r10() + report.mrr10() + report.ece())
                .isZero();
        assertThat(report.coverage()).isEqualTo(new Coverage(0, 0, 0));
        assertThat(report.ms()).isEqualTo(new Millis(0, 0, 0));
        assertThat(report.outcome()).isEqualTo(new Shares(0, 0, 0, 0));
        assertThat(report.auroc()).isNull();
        assertThat(report.byKind()).isEmpty();
        assertThat(report.errors()).isEmpty();
    }

    @Test
    void everyQuestionComesToOneOfFourThings() {
        EvalReport report = report(List.of(
                Asks.outcome("in", true, 1, .9, Verdict.RIGHT, 1),
                Asks.outcome("in", true, 2, .8, Verdict.WRONG, 1),
                Asks.outcome("in", true, 2, .5, Verdict.OFFERED, 1),
                Asks.outcome("far", false, 0, .1, Verdict.ESCALATED, 1)));

        assertThat(report.outcome()).isEqualTo(new Shares(.25, .25, .25, .25));
        assertThat(report.inScope().outcome()).isEqualTo(new Shares(1 / 3.0, 1 / 3.0, 0, 1 / 3.0));
        assertThat(report.outOfScope().outcome()).isEqualTo(new Shares(0, 0, 1, 0));
        assertThat(report.byKind()).containsOnlyKeys("far", "in");
        assertThat(report.byKind().get("in")).isEqualTo(report.inScope());
        assertThat(report.tolerance()).isEqualTo(.05);
        assertThat(report.threshold()).isEqualTo(.7);
    }

    @Test
    void aRightAnswerShouldBeSurerThanAWrongOne() {
        // Of the four pairs of a right and a wrong one: .9 beats both, .5 ties with one and loses to none.
        assertThat(report(List.of(asked(true, 1, .9), asked(true, 1, .5), asked(true, 2, .5), asked(false, 0, -1)))
                        .auroc())
                .isEqualTo(3.5 / 4, EXACT);
        assertThat(report(List.of(asked(true, 1, .9))).auroc()).isNull();
    }

    @Test
    void theSurestErrorsComeFirstAndFiftyAreEnough() {
        List<EvalOutcome> outcomes = new ArrayList<>();
        for (int index = 0; index < 60; index++) {
            outcomes.add(asked(index % 2 == 0, index % 2 == 0 ? 3 : 0, index / 100.0));
        }
        outcomes.add(asked(true, 1, .99));

        List<QuestionLine> errors = report(outcomes).errors();

        assertThat(errors).hasSize(50);
        assertThat(errors).extracting(QuestionLine::confidence).startsWith(.59, .58, .57);
        assertThat(errors.get(1).rank()).isEqualTo(3);
        assertThat(errors.get(0).expected()).isEmpty();
    }

    private static EvalReport report(List<EvalOutcome> outcomes) {
        return EvalReport.of(new EvalReport.Setting(3, .05, .7), outcomes);
    }

    private static EvalOutcome asked(boolean inScope, int rank, double confidence) {
        return Asks.outcome(inScope ? "in" : "oos", inScope, rank, confidence, Verdict.ESCALATED, 1_000_000);
    }
}
