package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.ranking.Outcome.Kind;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fits the coefficients this program is shipped with, from questions whose answers are known. The same material gives the
 * same coefficients.
 */
public final class Training {

    /**
     * What the score is made of, with the order of magnitude that each weight is thought to have beforehand.
     *
     * @param alone the same where articles are answers alone
     */
    private record Prior(Feature feature, double weight, double alone, double precision) {
        Prior(Feature feature, double weight) {
            this(feature, weight, weight, SCORE_PRECISION);
        }

        /**
         * What an answer says besides is worth much with one merchant and misleads with another, and whoever made up a question
         * had the answer at hand, unlike a follower: it is held close.
         */
        static Prior ofAnswer(Feature feature, double weight, double alone) {
            return new Prior(feature, weight, alone, ANSWER_PRECISION);
        }
    }

    /** How sure of those magnitudes: a few hundred questions from one merchant may bend them, not overturn them. */
    private static final double SCORE_PRECISION = 30;

    private static final double ANSWER_PRECISION = 1_000;

    private static final List<Prior> SCORE = List.of(
            new Prior(Feature.CLOSENESS, 4.5),
            new Prior(Feature.LEARNED_CLOSENESS, 4.5),
            new Prior(Feature.QUESTION, 2.3),
            new Prior(Feature.LEARNED_QUESTION, 2.3),
            Prior.ofAnswer(Feature.ANSWER_CLOSENESS, 1, 4),
            new Prior(Feature.WORDS, 3),
            new Prior(Feature.PAIRS, 1),
            new Prior(Feature.SOUNDS, .2),
            new Prior(Feature.COVERAGE, .5),
            new Prior(Feature.PRECISION, .1),
            new Prior(Feature.ALIGNMENT, .3),
            new Prior(Feature.EXACT, 2),
            new Prior(Feature.KEYWORDS, .5),
            Prior.ofAnswer(Feature.ANSWER_WORDS, 1, 6),
            Prior.ofAnswer(Feature.ANSWER_PAIRS, .5, 3),
            Prior.ofAnswer(Feature.ADDED_WORDS, 2.5, 0),
            Prior.ofAnswer(Feature.ADDED_PAIRS, 1, 0),
            new Prior(Feature.OTHER_CODE, -1),
            new Prior(Feature.OPPOSITE, -1));

    private static final List<Feature> SCORED =
            SCORE.stream().map(Prior::feature).toList();

    private static final double CONFIDENCE_PRECISION = 10;

    /** The same of a rehearsal as {@link Calibrating} has it. */
    private static final double REHEARSAL_PRECISION = 40;

    /** An article is harder to find by one phrasing less; one merchant is weak evidence of how much harder with all the others. */
    private static final double HANDICAP = .5;

    private static final double HANDICAP_PRECISION = 30;

    private static final double LARGEST_HANDICAP = 1;
    private static final double HANDICAP_STEP = .05;

    /** What hardly occurs in the material, but means the same everywhere. */
    private static final Set<Feature> KEPT = Set.of(Feature.EXACT, Feature.OTHER_CODE, Feature.OPPOSITE);

    private Training() {}

    /**
     * The coefficients as lines of a properties file.
     *
     * @param trials all of one kind: with phrasings, or without
     */
    public static String coefficients(List<Trial> trials) {
        Measures score = score(trials);
        Coefficients scoring = new Coefficients(score, new Measures(), 0);
        List<Outcome> real = new ArrayList<>();
        List<Outcome> rehearsed = new ArrayList<>();
        for (Trial trial : trials) {
            Ranking ranking = trial.ranking().scoringWith(scoring);
            real.addAll(outcomes(ranking, trial.questions()));
            rehearsed.addAll(Calibrating.rehearsed(ranking));
        }
        Measures confidence = ConfidenceFit.fit(real, beforehand(), CONFIDENCE_PRECISION, 0);
        return new Coefficients(score, confidence, handicap(rehearsed, real)).asLines();
    }

    /** The handicap of hidden phrasings with which a rehearsal makes most truly sure of the real questions. */
    private static double handicap(List<Outcome> rehearsed, List<Outcome> real) {
        double best = 0;
        double likeliest = Double.NEGATIVE_INFINITY;
        for (int step = 0; !rehearsed.isEmpty() && step * HANDICAP_STEP <= LARGEST_HANDICAP; step++) {
            double handicap = step * HANDICAP_STEP;
            Measures confidence = ConfidenceFit.fit(rehearsed, beforehand(), REHEARSAL_PRECISION, handicap);
            double off = handicap - HANDICAP;
            double likelihood = likelihood(real, confidence) - HANDICAP_PRECISION * off * off / 2;
            if (likelihood > likeliest) {
                likeliest = likelihood;
                best = handicap;
            }
        }
        return best;
    }

    private static double likelihood(List<Outcome> outcomes, Measures confidence) {
        double sum = 0;
        for (Outcome outcome : outcomes) {
            double logit = confidence.times(outcome.measures());
            sum -= outcome.weight() * Math.log1p(Math.exp(outcome.isRight() ? -logit : logit));
        }
        return sum;
    }

    /**
     * A knowledge base and questions asked of it.
     *
     * @param questions some of them answered by nothing
     */
    public record Trial(Ranking ranking, List<Asked> questions) {
        public Trial {
            questions = List.copyOf(questions);
        }
    }

    /** What the confidence is thought to hang on before anything was seen. */
    private static Measures beforehand() {
        Measures measures = new Measures();
        measures.set(Feature.LEAD, .5);
        measures.set(Feature.ENTROPY, -.3);
        measures.set(Feature.COSINE, 2);
        measures.set(Feature.LEARNED_COSINE, 3);
        measures.set(Feature.ANSWER_COSINE, .3);
        measures.set(Feature.NEAREST, .5);
        measures.set(Feature.COVERAGE, .5);
        measures.set(Feature.ALIGNMENT, .5);
        measures.set(Feature.EXACT, 3);
        measures.set(Feature.OTHER_CODE, -.7);
        measures.set(Feature.OPPOSITE, -.7);
        measures.set(Feature.UNKNOWN, -.5);
        measures.set(Feature.BASE, -5);
        return measures;
    }

    private static Measures score(List<Trial> trials) {
        List<Choice> choices = new ArrayList<>();
        for (Trial trial : trials) {
            for (Asked asked : trial.questions()) {
                List<Contender> contenders = ask(trial.ranking(), asked, Hidden.NOTHING);
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
        return fitMeaningful(choices);
    }

    private static Measures fitMeaningful(List<Choice> choices) {
        int words = SCORED.indexOf(Feature.WORDS);
        boolean alone = choices.stream()
                .flatMap(choice -> choice.alternatives().stream())
                .allMatch(features -> features[words] == 0);
        double[] prior = SCORE.stream()
                .mapToDouble(thought -> alone ? thought.alone() : thought.weight())
                .toArray();
        double[] precision = SCORE.stream().mapToDouble(Prior::precision).toArray();
        for (int index = 0; index < prior.length; index++) {
            int feature = index;
            boolean occurs = KEPT.contains(SCORED.get(feature))
                    || choices.stream()
                            .flatMap(choice -> choice.alternatives().stream())
                            .anyMatch(features -> features[feature] != 0);
            prior[index] = occurs ? prior[index] : 0;
        }
        int[] signs = SCORE.stream()
                .mapToInt(thought -> (int) Math.signum(thought.weight()))
                .toArray();
        return Measures.of(SCORED, new ConditionalLogit(prior, precision).fit(choices, signs));
    }

    /**
     * Each question as it is; and each again with its answers hidden, as a question near to what is known. As many of each as we
     * take everyday traffic to have.
     */
    private static List<Outcome> outcomes(Ranking ranking, List<Asked> questions) {
        double unanswered =
                questions.stream().filter(asked -> asked.right().isEmpty()).count();
        double answered = questions.size() - unanswered;
        double hidden = unanswered == 0 ? Rehearsal.NEAR_TO_KNOWN : Rehearsal.NEAR_TO_KNOWN / 2;
        double inVain =
                (Rehearsal.NEAR_TO_KNOWN - hidden + Rehearsal.FAR_TO_KNOWN) * answered / Math.max(1, unanswered);
        List<Outcome> outcomes = new ArrayList<>();
        for (Asked asked : questions) {
            if (asked.right().isEmpty()) {
                add(outcomes, ask(ranking, asked, Hidden.NOTHING), asked, Kind.FAR, inVain);
            } else {
                add(outcomes, ask(ranking, asked, Hidden.NOTHING), asked, Kind.KNOWN, 1);
                List<Contender> others = ask(ranking, asked, Hidden.entries(entries(ranking, asked.right())));
                add(outcomes, others, asked, Kind.NEAR, hidden);
            }
        }
        return outcomes;
    }

    private static Set<Integer> entries(Ranking ranking, Set<String> articles) {
        return ranking.catalogue().entries().stream()
                .filter(entry -> articles.contains(entry.article().id()))
                .map(Entry::number)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void add(List<Outcome> outcomes, List<Contender> contenders, Asked asked, Kind kind, double weight) {
        if (!contenders.isEmpty()) {
            Contender first = contenders.getFirst();
            outcomes.add(new Outcome(first.measures(), isRight(first, asked), kind, weight));
        }
    }

    private static List<Contender> ask(Ranking ranking, Asked asked, Hidden hidden) {
        return ranking.contenders(asked.account(), Folding.fold(asked.text()).strip(), hidden);
    }

    private static boolean isRight(Contender contender, Asked asked) {
        return asked.right().contains(contender.entry().article().id());
    }
}
