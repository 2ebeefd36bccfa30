package io.yingda.knowledge.ranking;

import io.yingda.knowledge.ranking.Lessons.Lesson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Fits {@code coefficients.properties}. Run by hand when features change:
 *
 * <pre>FitCoefficients FOLDER_OF_KNOWLEDGE_BASE FOLDER_OF_GOVERNMENT_QUESTIONS OUTPUT</pre>
 *
 * <p>The lessons are the test questions of the demo content (half of the weight); its phrasings, each asked while it is
 * hidden itself, with seeded typing noise, and while its whole article is hidden; small talk; and real questions to a
 * government, of which only the answers are known. The score is a conditional logit over the candidates of the lessons that
 * have an answer, its weights kept from being negative. The confidence is a logistic regression over the first three
 * candidates of all lessons.
 */
final class FitCoefficients {

    private static final double PENALTY = 0.002;

    private FitCoefficients() {}

    public static void main(String[] arguments) throws IOException {
        Path content = Path.of(arguments[0]);
        List<Lesson> lessons = new ArrayList<>();
        lessons.addAll(Lessons.ofQuestions(content, 0.5));
        lessons.addAll(Lessons.ofPhrasings(content, 0.25));
        lessons.addAll(Lessons.ofSmallTalk(content, 0.05));
        lessons.addAll(Lessons.ofGovernment(Path.of(arguments[1]), 0.2));
        Files.writeString(Path.of(arguments[2]), asText(fit(lessons)), StandardCharsets.UTF_8);
    }

    static Properties fit(List<Lesson> lessons) {
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
                : List.of(Feature.values()).stream()
                        .filter(feature -> !feature.ofSituation() && feature != Feature.EXACT)
                        .toList();
    }

    private static double[] values(List<Feature> features, Contender contender) {
        return features.stream().mapToDouble(contender::value).toArray();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String asText(Properties properties) {
        Map<Feature, String> order = new EnumMap<>(Feature.class);
        StringBuilder text = new StringBuilder("""
                # Fitted by FitCoefficients (test sources of this package), seeded, on the demo content's test questions and phrasings
                # and on the questions of a city government whose answers alone are known. Not edited by hand, but for score.exact.
                """);
        for (Feature feature : Feature.values()) {
            order.put(feature, feature.label());
        }
        for (String kind : List.of("score", "confidence")) {
            text.append('\n');
            if (kind.equals("confidence")) {
                text.append("confidence.score=")
                        .append(properties.getProperty("confidence.score"))
                        .append('\n');
            }
            for (String label : order.values()) {
                String value = properties.getProperty(kind + "." + label);
                if (value != null) {
                    text.append(kind)
                            .append('.')
                            .append(label)
                            .append('=')
                            .append(value)
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
