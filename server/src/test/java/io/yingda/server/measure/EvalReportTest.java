package io.yingda.server.measure;

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
        EvalReport report = EvalReport.of(3, OUTCOMES);

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
        EvalReport.Coverage coverage = EvalReport.of(3, OUTCOMES).coverage();

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

        EvalReport.Coverage coverage = EvalReport.of(3, outcomes).coverage();

        assertThat(coverage.p95()).isZero();
        assertThat(coverage.p90()).isEqualTo(1, EXACT); // 9 of 10 is exactly .90
        assertThat(coverage.p85()).isEqualTo(1, EXACT);
    }

    @Test
    void aQuestionOutOfScopeThatIsAnsweredIsAlwaysWrong() {
        EvalReport.Coverage coverage = EvalReport.of(
                        3, List.of(asked(true, 1, .9), asked(false, 0, .9), asked(true, 1, .8)))
                .coverage();

        assertThat(coverage.p85()).isZero();
    }

    @Test
    void theOrderOfTheQuestionsDoesNotMatter() {
        List<EvalOutcome> shuffled = new ArrayList<>(OUTCOMES);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(EvalReport.of(3, shuffled)).isEqualTo(EvalReport.of(3, OUTCOMES));
    }

    @Test
    void timesAreTheMeanAndTheNearestRanks() {
        List<EvalOutcome> outcomes = LongStream.rangeClosed(1, 200)
                .mapToObj(millis -> new EvalOutcome(true, 1, .5, millis * 1_000_000))
                .toList();

        assertThat(EvalReport.of(3, outcomes).ms()).isEqualTo(new EvalReport.Millis(100.5, 100, 198));
    }

    @Test
    void nothingAskedIsNothingFound() {
        assertThat(EvalReport.of(3, List.of()))
                .isEqualTo(new EvalReport(
                        3, 0, 0, 0, 0, 0, new EvalReport.Coverage(0, 0, 0), new EvalReport.Millis(0, 0, 0)));
    }

    private static EvalOutcome asked(boolean inScope, int rank, double confidence) {
        return new EvalOutcome(inScope, rank, confidence, 1_000_000);
    }
}
