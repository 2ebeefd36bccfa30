package io.yingda.knowledge.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingda.engine.fact.Thresholds;
import io.yingda.knowledge.ranking.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidenceFitTest {

    @Test
    void aConfidenceIsTheShareThatIsRight() {
        List<Outcome> outcomes = outcomes();
        Coefficients fitted = fitted(outcomes);

        double predicted = outcomes.stream()
                .mapToDouble(outcome -> fitted.probability(outcome.measures()))
                .average()
                .orElseThrow();
        double right = outcomes.stream().filter(Outcome::isRight).count() / (double) outcomes.size();

        assertThat(predicted).isEqualTo(right, within(.01));
    }

    @Test
    void theThresholdKeepsWrongAnswersWithinTheTolerance() {
        List<Outcome> outcomes = outcomes();
        Coefficients fitted = fitted(outcomes);

        double threshold = ConfidenceFit.thresholds(outcomes, fitted, .05).answer();

        long wrong = outcomes.stream()
                .filter(outcome -> !outcome.isRight() && fitted.probability(outcome.measures()) > threshold + .005)
                .count();
        assertThat(threshold).isBetween(.5, .95);
        assertThat(wrong).isLessThanOrEqualTo((long) (.05 * outcomes.size()));
    }

    @Test
    void lessToleranceAsksForMoreConfidence() {
        List<Outcome> outcomes = outcomes();
        Coefficients fitted = fitted(outcomes);

        assertThat(ConfidenceFit.thresholds(outcomes, fitted, .01).answer())
                .isGreaterThan(ConfidenceFit.thresholds(outcomes, fitted, .05).answer());
    }

    @Test
    void whatWasRehearsedWithAHandicapIsSurerInEarnest() {
        List<Outcome> outcomes = outcomes().stream()
                .map(outcome -> new Outcome(outcome.measures(), outcome.isRight(), Kind.HIDDEN, outcome.weight()))
                .toList();

        Measures without = ConfidenceFit.fit(outcomes, new Measures(), .01, 0);
        Measures with = ConfidenceFit.fit(outcomes, new Measures(), .01, .5);

        assertThat(with.get(Feature.BASE)).isEqualTo(without.get(Feature.BASE) + .5, within(.01));
        assertThat(with.get(Feature.LEAD)).isEqualTo(without.get(Feature.LEAD), within(.01));
    }

    @Test
    void fewQuestionsNearToWhatIsKnownMayBeAnswered() {
        List<Outcome> outcomes = outcomes();
        Coefficients fitted = fitted(outcomes);
        List<Outcome> near = outcomes.stream()
                .map(outcome -> outcome.isRight()
                        ? outcome
                        : new Outcome(outcome.measures(), false, Kind.NEAR, outcome.weight()))
                .toList();

        double threshold = ConfidenceFit.thresholds(near, fitted, .05).answer();

        long answered = near.stream()
                .filter(outcome ->
                        outcome.kind() == Kind.NEAR && fitted.probability(outcome.measures()) > threshold + .005)
                .count();
        assertThat(answered).isLessThanOrEqualTo((long) (.075
                * near.stream().filter(outcome -> outcome.kind() == Kind.NEAR).count()));
    }

    @Test
    void onlyAHiddenPhrasingHasAHandicap() {
        List<Outcome> outcomes = outcomes();

        Measures without = ConfidenceFit.fit(outcomes, new Measures(), .01, 0);
        Measures with = ConfidenceFit.fit(outcomes, new Measures(), .01, .5);

        assertThat(with.get(Feature.BASE)).isEqualTo(without.get(Feature.BASE));
    }

    @Test
    void whoToleratesLessIsOfferedLessAndWantsAClearerLead() {
        List<Outcome> outcomes = outcomes();
        Coefficients fitted = fitted(outcomes);

        Thresholds usual = ConfidenceFit.thresholds(outcomes, fitted, .05);
        Thresholds strict = ConfidenceFit.thresholds(outcomes, fitted, .025);
        Thresholds lenient = ConfidenceFit.thresholds(outcomes, fitted, .1);

        assertThat(usual.offer()).isEqualTo(.2);
        assertThat(usual.margin()).isEqualTo(.1);
        assertThat(strict.answer()).isGreaterThan(usual.answer());
        assertThat(strict.offer()).isEqualTo(.4);
        assertThat(strict.margin()).isEqualTo(.2);
        assertThat(lenient.offer()).isEqualTo(.1);
        assertThat(lenient.margin()).isEqualTo(.05);
    }

    private static Coefficients fitted(List<Outcome> outcomes) {
        return new Coefficients(new Measures(), ConfidenceFit.fit(outcomes, new Measures(), .01, 0), 0);
    }

    private static List<Outcome> outcomes() {
        Random random = new Random(5);
        List<Outcome> outcomes = new ArrayList<>();
        for (int index = 0; index < 3000; index++) {
            Measures measures = new Measures();
            double lead = 2 * random.nextGaussian();
            measures.set(Feature.LEAD, lead);
            measures.set(Feature.BASE, 1);
            outcomes.add(new Outcome(measures, random.nextDouble() < 1 / (1 + Math.exp(-lead)), Kind.KNOWN, 1));
        }
        return outcomes;
    }
}
