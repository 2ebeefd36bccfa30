package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fits the coefficients this program is shipped with, from questions whose answers are known. The same material gives the
 * same coefficients.
 */
public final class Training {

    /** What the score is made of, with the order of magnitude that each weight is thought to have beforehand. */
    private record Prior(Feature feature, double weight) {}

    private static final List<Prior> SCORE = List.of(
            new Prior(Feature.CLOSENESS, 4),
            new Prior(Feature.LEARNED_CLOSENESS, 4),
            new Prior(Feature.QUESTION, 2),
            new Prior(Feature.LEARNED_QUESTION, 2),
            new Prior(Feature.ANSWER_CLOSENESS, 1),
            new Prior(Feature.WORDS, 1.5),
            new Prior(Feature.PAIRS, .5),
            new Prior(Feature.SOUNDS, .5),
            new Prior(Feature.COVERAGE, .5),
            new Prior(Feature.PRECISION, .5),
            new Prior(Feature.ALIGNMENT, .5),
            new Prior(Feature.EXACT, 2),
            new Prior(Feature.KEYWORDS, .5),
            new Prior(Feature.ANSWER_WORDS, 1),
            new Prior(Feature.ANSWER_PAIRS, 1));

    private static final List<Feature> SCORED =
            SCORE.stream().map(Prior::feature).toList();
    private static final double SCORE_PRECISION = 2;
    private static final double CONFIDENCE_PRECISION = 10;

    private Training() {}

    /**
     * The coefficients as lines of a properties file.
     *
     * @param materials all of one kind: with phrasings, or without
     */
    public static String coefficients(List<Material> materials) {
        Measures score = score(materials);
        Coefficients scoring = new Coefficients(score, new Measures());
        List<Outcome> outcomes = new ArrayList<>();
        for (Material material : materials) {
            Ranking ranking = material.ranking().scoringWith(scoring);
            outcomes.addAll(outcomes(ranking, material.questions()));
        }
        Measures confidence = ConfidenceFit.fit(outcomes, beforehand(), CONFIDENCE_PRECISION);
        return new Coefficients(score, confidence).asLines();
    }

    /**
     * A knowledge base and questions asked of it.
     *
     * @param questions some of them answered by nothing
     */
    public record Material(Ranking ranking, List<Asked> questions) {
        public Material {
            questions = List.copyOf(questions);
        }
    }

    /** What the confidence is thought to hang on before anything was seen. */
    private static Measures beforehand() {
        Measures measures = new Measures();
        measures.set(Feature.LEAD, .7);
        measures.set(Feature.COSINE, 1);
        measures.set(Feature.LEARNED_COSINE, 3);
        measures.set(Feature.ANSWER_COSINE, 1);
        measures.set(Feature.EXACT, 3);
        measures.set(Feature.BASE, -3);
        return measures;
    }

    private static Measures score(List<Material> materials) {
        List<Choice> choices = new ArrayList<>();
        for (Material material : materials) {
            for (Asked asked : material.questions()) {
                List<Contender> contenders = ask(material.ranking(), asked, Hidden.NOTHING);
                for (int index = 0; index < contenders.size(); index++) {
                    if (isRight(contenders.get(index), asked)) {
                        choices.add(new Choice(
                                contenders.stream()
                                        .map(contender -> contender.measures().of(SCORED))
                                        .toList(),
                                index,
                                1));
                        break;
                    }
                }
            }
        }
        return fitPositive(choices);
    }

    private static Measures fitPositive(List<Choice> choices) {
        double[] prior = SCORE.stream().mapToDouble(Prior::weight).toArray();
        double[] precision = new double[prior.length];
        Arrays.fill(precision, SCORE_PRECISION);
        for (int index = 0; index < prior.length; index++) {
            int feature = index;
            boolean occurs = SCORED.get(feature) == Feature.EXACT
                    || choices.stream()
                            .flatMap(choice -> choice.alternatives().stream())
                            .anyMatch(features -> features[feature] != 0);
            prior[index] = occurs ? prior[index] : 0;
        }
        int[] signs = new int[prior.length];
        Arrays.fill(signs, 1);
        return Measures.of(SCORED, new ConditionalLogit(prior, precision).fit(choices, signs));
    }

    /** Each question as it is; and each again with its answers hidden, as a question near to what is known. */
    private static List<Outcome> outcomes(Ranking ranking, List<Asked> questions) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Asked asked : questions) {
            add(outcomes, ask(ranking, asked, Hidden.NOTHING), asked, 1);
            if (!asked.right().isEmpty()) {
                Set<Integer> hidden = new HashSet<>();
                for (Entry entry : ranking.catalogue().entries()) {
                    if (asked.right().contains(entry.article().id())) {
                        hidden.add(entry.number());
                    }
                }
                add(outcomes, ask(ranking, asked, Hidden.entries(hidden)), asked, Rehearsal.NEAR_TO_KNOWN);
            }
        }
        return outcomes;
    }

    private static void add(List<Outcome> outcomes, List<Contender> contenders, Asked asked, double weight) {
        if (!contenders.isEmpty()) {
            Contender first = contenders.getFirst();
            outcomes.add(new Outcome(first.measures(), isRight(first, asked), weight));
        }
    }

    private static List<Contender> ask(Ranking ranking, Asked asked, Hidden hidden) {
        return ranking.contenders(asked.account(), Folding.fold(asked.text()).strip(), hidden);
    }

    private static boolean isRight(Contender contender, Asked asked) {
        return asked.right().contains(contender.entry().article().id());
    }
}
