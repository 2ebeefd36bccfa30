package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Thresholds;
import io.yingda.knowledge.ranking.Outcome.Kind;
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
            Feature.NEAREST,
            Feature.COVERAGE,
            Feature.ALIGNMENT,
            Feature.ADDED_WORDS,
            Feature.EXACT,
            Feature.OTHER_CODE,
            Feature.OPPOSITE,
            Feature.UNKNOWN,
            Feature.LENGTH,
            Feature.BASE);

    private static final Thresholds USUAL = Calibration.USUAL;

    /** How much more of the questions near to what is known, but without an answer, may be answered wrongly than of all. */
    private static final double NEAR_TOLERANCE = 1.5;

    private static final double LOWEST = .5;
    private static final double HIGHEST = .95;

    private static final double WIDEST_OFFER = .1;
    private static final double NARROWEST_OFFER = .5;
    private static final double LEAST_MARGIN = .03;
    private static final double LARGEST_MARGIN = .3;

    private ConfidenceFit() {}

    /**
     * The weights that suit both the outcomes and what was thought before.
     *
     * @param precision how much the latter counts: 1 / variance of each weight
     * @param handicap by how much less the logit of a hidden phrasing is than that of a question as near to what is left
     */
    static Measures fit(List<Outcome> outcomes, Measures before, double precision, double handicap) {
        int size = FEATURES.size();
        double[] prior = Arrays.copyOf(before.of(FEATURES), size + 1);
        double[] precisions = new double[size + 1];
        Arrays.fill(precisions, precision);
        // How often questions are answerable at all differs freely from merchant to merchant.
        precisions[FEATURES.indexOf(Feature.BASE)] = precision / 40;
        // What bears on the confidence besides stays as it is: one more feature, whose weight is known to be 1.
        Measures besides = before.besides(FEATURES);
        prior[size] = 1;
        precisions[size] = ConditionalLogit.KNOWN;
        List<Choice> choices = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            double[] features = Arrays.copyOf(outcome.measures().of(FEATURES), size + 1);
            features[size] = besides.times(outcome.measures()) - (outcome.kind() == Kind.HIDDEN ? handicap : 0);
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
                case ENTROPY, UNKNOWN, OTHER_CODE, OPPOSITE -> -1;
                case LENGTH, BASE -> 0;
                default -> 1;
            };
        }
        return signs;
    }

    /**
     * To answer, the lowest threshold at which wrong answers, as predicted, stay within a share of all questions, and not too
     * many questions near to what is known are answered; between {@value #LOWEST} and {@value #HIGHEST}. To offer a choice, and
     * for the lead over the second, the stricter the fewer wrong ones are tolerated.
     */
    static Thresholds thresholds(List<Outcome> outcomes, Coefficients coefficients, double tolerance) {
        double all = outcomes.stream().mapToDouble(Outcome::weight).sum();
        double allNear = outcomes.stream()
                .filter(outcome -> outcome.kind() == Kind.NEAR)
                .mapToDouble(Outcome::weight)
                .sum();
        List<Outcome> surest = outcomes.stream()
                .sorted(Comparator.<Outcome>comparingDouble(outcome -> coefficients.probability(outcome.measures()))
                        .reversed())
                .toList();
        double answer = HIGHEST;
        double predicted = 0;
        double near = 0;
        for (Outcome outcome : surest) {
            double confidence = coefficients.probability(outcome.measures());
            predicted += (1 - confidence) * outcome.weight();
            near += outcome.kind() == Kind.NEAR ? outcome.weight() : 0;
            if (predicted > tolerance * all || near > NEAR_TOLERANCE * tolerance * allNear || confidence < LOWEST) {
                break;
            }
            answer = Math.min(answer, confidence);
        }
        return new Thresholds(
                rounded(answer),
                rounded(Math.min(answer, stricter(USUAL.offer(), tolerance, WIDEST_OFFER, NARROWEST_OFFER))),
                rounded(stricter(USUAL.margin(), tolerance, LEAST_MARGIN, LARGEST_MARGIN)));
    }

    /** A threshold that suits the usual tolerance, for another one: twice as much where half as much is tolerated. */
    private static double stricter(double usual, double tolerance, double least, double largest) {
        return Math.clamp(usual * Calibration.TOLERANCE / tolerance, least, largest);
    }

    private static double rounded(double threshold) {
        return Math.round(threshold * 100) / 100.0;
    }
}
