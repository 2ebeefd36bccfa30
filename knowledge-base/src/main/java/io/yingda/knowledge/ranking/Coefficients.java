package io.yingda.knowledge.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each feature weighs. The score is the weighted sum of a candidate's features; the confidence is the logistic function
 * of another weighted sum, in which {@code confidence.score} weighs the score and the other weights come on top.
 */
final class Coefficients {

    private final Measures score;
    private final Measures confidence;
    private final double handicap;

    /**
     * @param handicap by how much less the logit of the confidence is in a phrasing that is hidden than in a question as near to
     *     what is left
     */
    Coefficients(Measures score, Measures confidence, double handicap) {
        this.score = score;
        this.confidence = confidence;
        this.handicap = handicap;
    }

    /** The coefficients this version comes with, for ranking by words alone. */
    static Coefficients shipped() {
        return read("coefficients.properties");
    }

    /** Those for ranking by words and meaning. */
    static Coefficients dense(String compared) {
        return read("coefficients-dense-" + compared + ".properties");
    }

    private static Coefficients read(String file) {
        Properties properties = new Properties();
        try (InputStream stream = Coefficients.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return of(properties);
    }

    static Coefficients of(Properties properties) {
        Measures score = new Measures();
        Measures confidence = new Measures();
        double ofScore = number(properties, "confidence.score");
        for (Feature feature : Feature.values()) {
            score.set(feature, feature.ofSituation() ? 0 : number(properties, "score." + feature.label()));
            confidence.set(feature, ofScore * score.get(feature) + number(properties, "confidence." + feature.label()));
        }
        return new Coefficients(score, confidence, number(properties, "rehearsal.handicap"));
    }

    /** As lines of a properties file; those that are 0 are left out. */
    String asLines() {
        StringBuilder lines = new StringBuilder();
        Map<String, Measures> parts = new TreeMap<>(Map.of("score.", score, "confidence.", confidence));
        for (Feature feature : Feature.values()) {
            parts.forEach((prefix, part) -> {
                if (part.get(feature) != 0) {
                    lines.append(prefix)
                            .append(feature.label())
                            .append('=')
                            .append(rounded(part.get(feature)))
                            .append('\n');
                }
            });
        }
        lines.append("rehearsal.handicap=").append(rounded(handicap)).append('\n');
        return lines.toString().lines().sorted().collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * As sure as these outcomes suggest.
     *
     * @param precision how much the confidence so far counts: 1 / variance of each weight
     */
    Coefficients learning(List<Outcome> outcomes, double precision) {
        return new Coefficients(score, ConfidenceFit.fit(outcomes, confidence, precision, handicap), handicap);
    }

    /** Whether a feature bears on the score or on the confidence. */
    boolean weigh(Feature feature) {
        return score.get(feature) != 0 || confidence.get(feature) != 0;
    }

    double scoreOf(Contender contender) {
        return score.times(contender.measures());
    }

    /** The calibrated probability, 0 to 1, that this is the right answer. */
    double confidenceOf(Contender contender) {
        return probability(contender.measures());
    }

    double probability(Measures measures) {
        return 1 / (1 + Math.exp(-confidence.times(measures)));
    }

    /** What a feature of this value adds to the logit of the confidence. */
    double contribution(Feature feature, double value) {
        return confidence.get(feature) * value;
    }

    /** As many digits as are kept, so that a restart is as sure as before. */
    private static double rounded(double weight) {
        return Math.round(weight * 1e4) / 1e4;
    }

    private static double number(Properties properties, String name) {
        return Double.parseDouble(properties.getProperty(name, "0").strip());
    }
}
