package io.yingda.knowledge.ranking;

import io.yingda.knowledge.ranking.WordLessons.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;

/**
 * Fits the coefficients this program is shipped with for ranking by words alone.
 *
 * <p>The lessons are questions to some merchants (half of the weight); their phrasings, each asked while it is hidden itself,
 * with typing noise, and while its whole article is hidden; small talk; and the questions once more, compared with the answers
 * alone. The score is a conditional logit over the candidates of the lessons that have an answer, its weights kept from being
 * negative. The confidence is a logistic regression over the first three candidates of all lessons.
 */
public final class WordTraining {

    private static final double PENALTY = 0.002;

    private WordTraining() {}

    /**
     * The coefficients as lines of a properties file. The same materials and seed give the same coefficients.
     *
     * @param seed of the typing noise
     */
    public static String coefficients(List<Material> materials, long seed) {
        Random random = new Random(seed);
        double all = materials.stream()
                .mapToInt(material -> material.questions().size())
                .sum();
        List<Lesson> lessons = new ArrayList<>();
        for (Material material : materials) {
            double share = material.questions().size() / all;
            lessons.addAll(WordLessons.ofQuestions(material, 0.5 * share));
            lessons.addAll(WordLessons.ofPhrasings(material, 0.25 * share, random));
            lessons.addAll(WordLessons.ofSmallTalk(material, 0.05 * share));
            lessons.addAll(WordLessons.ofAnswers(material, 0.2 * share));
        }
        return asText(fit(lessons));
    }

    private static Properties fit(List<Lesson> lessons) {
        return fitConfidence(lessons, fitScore(lessons));
    }

    private static Properties fitScore(List<Lesson> lessons) {
        List<Feature> features = features(false);
        List<Descent.Choice> choices = new ArrayList<>();
        for (Lesson lesson : lessons) {
            if (lesson.answered() && !lesson.verbatim()) {
                double[][] options = lesson.race(Coefficients.shipped()).stream()
                        .map(contender -> values(features, contender))
                        .toArray(double[][]::new);
                int right = lesson.right(lesson.race(Coefficients.shipped()));
                if (right >= 0 && options.length > 1) {
                    choices.add(new Descent.Choice(options, right, lesson.weight()));
                }
            }
        }
        double[] weights = Descent.conditionalLogit(choices, features.size(), PENALTY);
        Properties properties = new Properties();
        for (int index = 0; index < weights.length; index++) {
            properties.setProperty("score." + features.get(index).label(), number(weights[index]));
        }
        // Hidden phrasings never match letter by letter; the confidence learns what such a match is worth.
        properties.setProperty("score." + Feature.EXACT.label(), "3.0");
        return properties;
    }

    private static Properties fitConfidence(List<Lesson> lessons, Properties score) {
        Coefficients scored = Coefficients.of(score);
        List<Feature> features = features(true);
        List<Descent.Example> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Contender> contenders = lesson.race(scored);
            int right = lesson.right(contenders);
            for (int place = 0; place < Math.min(3, contenders.size()); place++) {
                Contender contender = contenders.get(place);
                double[] values = values(features, contender);
                double[] withScore = new double[values.length + 1];
                withScore[0] = contender.score();
                System.arraycopy(values, 0, withScore, 1, values.length);
                examples.add(new Descent.Example(withScore, place == right, lesson.weight()));
            }
        }
        double[] weights = Descent.logistic(examples, features.size() + 1, PENALTY);
        Properties all = new Properties();
        all.putAll(score);
        all.setProperty("confidence.score", number(weights[0]));
        for (int index = 0; index < features.size(); index++) {
            all.setProperty("confidence." + features.get(index).label(), number(weights[index + 1]));
        }
        return all;
    }

    private static List<Feature> features(boolean forConfidence) {
        return forConfidence
                ? List.of(
                        Feature.COVERAGE,
                        Feature.PRECISION,
                        Feature.ALIGNMENT,
                        Feature.EXACT,
                        Feature.ANSWER_WORDS,
                        Feature.ARTICLE_WORDS,
                        Feature.ARTICLE_PAIRS,
                        Feature.LEAD,
                        Feature.UNKNOWN,
                        Feature.LENGTH,
                        Feature.BASE)
                : List.of(
                        Feature.WORDS,
                        Feature.PAIRS,
                        Feature.SOUNDS,
                        Feature.COVERAGE,
                        Feature.PRECISION,
                        Feature.ALIGNMENT,
                        Feature.KEYWORDS,
                        Feature.ANSWER_WORDS,
                        Feature.ANSWER_PAIRS,
                        Feature.ARTICLE_WORDS,
                        Feature.ARTICLE_PAIRS);
    }

    private static double[] values(List<Feature> features, Contender contender) {
        return features.stream().mapToDouble(contender::value).toArray();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String asText(Properties properties) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("score", "confidence")) {
            append(text, properties, kind + ".score");
            for (Feature feature : Feature.values()) {
                append(text, properties, kind + "." + feature.label());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value != null) {
            text.append(name).append('=').append(value).append('\n');
        }
    }
}
