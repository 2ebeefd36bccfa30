package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Fits the confidence to outcomes, by logistic regression that begins at what was known before. The number of phrasings, the
 * second-best phrasing and means over phrasings are no features on purpose: in a rehearsal they would betray which phrasing
 * is hidden.
 */
final class ConfidenceFit {

    /** What bears on the confidence when questions are compared with phrasings. */
    static final List<Feature> FEATURES = List.of(
            Feature.LEAD,
            Feature.GAP,
            Feature.ENTROPY,
            Feature.COSINE,
            Feature.LEARNED_COSINE,
            Feature.LEARNED_CLOSENESS,
            Feature.ANSWER_COSINE,
            Feature.ANSWER_CLOSENESS,
            Feature.COVERAGE,
            Feature.ALIGNMENT,
            Feature.EXACT,
            Feature.UNKNOWN,
            Feature.LENGTH,
            Feature.BASE);

    private static final Thresholds USUAL = Calibration.USUAL;
    private static final double LOWEST = .5;
    private static final double HIGHEST = .95;

    private ConfidenceFit() {}

    /**
     * The weights that suit both the outcomes and what was thought before.
     *
     * @param precision how much the latter counts: 1 / variance of each weight
     */
    static Measures fit(List<Outcome> outcomes, Measures before, double precision) {
        int size = FEATURES.size();
        double[] prior = Arrays.copyOf(before.of(FEATURES), size + 1);
        double[] precisions = new double[size + 1];
        Arrays.fill(precisions, precision);
        // How often questions are answerable at all differs freely from merchant to merchant.
        precisions[FEATURES.indexOf(Feature.BASE)] = precision / 20;
        // What bears on the confidence besides stays as it is: one more feature, whose weight is known to be 1.
        Measures besides = before.besides(FEATURES);
        prior[size] = 1;
        precisions[size] = ConditionalLogit.KNOWN;
        List<Choice> choices = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            double[] features = Arrays.copyOf(outcome.measures().of(FEATURES), size + 1);
            features[size] = besides.times(outcome.measures());
            choices.add(Choice.yesOrNo(features, outcome.isRight(), outcome.weight()));
        }
        double[] weights = new ConditionalLogit(prior, precisions).fit(choices, signs());
        // As many digits as are kept, so that a restart is as sure as before.
        for (int index = 0; index < size; index++) {
            besides.set(FEATURES.get(index), Math.round(weights[index] * 1e4) / 1e4);
        }
        return besides;
    }

    /** What speaks for an answer must not count against it, and the other way round, however few outcomes there are. */
    private static int[] signs() {
        int[] signs = new int[FEATURES.size() + 1];
        for (int index = 0; index < FEATURES.size(); index++) {
            signs[index] = switch (FEATURES.get(index)) {
                case ENTROPY, UNKNOWN -> -1;
                case LENGTH, BASE -> 0;
                default -> 1;
            };
        }
        return signs;
    }

    /**
     * The lowest threshold at which wrong answers, both as counted and as predicted, stay within a share of all questions;
     * between {@value #LOWEST} and {@value #HIGHEST}.
     */
    static Thresholds thresholds(List<Outcome> outcomes, Coefficients coefficients, double tolerance) {
        double all = outcomes.stream().mapToDouble(Outcome::weight).sum();
        List<Outcome> surest = outcomes.stream()
                .sorted(Comparator.<Outcome>comparingDouble(outcome -> coefficients.probability(outcome.measures()))
                        .reversed())
                .toList();
        double answer = HIGHEST;
        double counted = 0;
        double predicted = 0;
        for (Outcome outcome : surest) {
            double confidence = coefficients.probability(outcome.measures());
            counted += outcome.isRight() ? 0 : outcome.weight();
            predicted += (1 - confidence) * outcome.weight();
            if (Math.max(counted, predicted) > tolerance * all || confidence < LOWEST) {
                break;
            }
            answer = Math.min(answer, confidence);
        }
        return new Thresholds(Math.round(answer * 100) / 100.0, USUAL.offer(), USUAL.margin());
    }
}
