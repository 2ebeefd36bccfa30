package io.yingda.knowledge.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What each feature weighs. The score is the weighted sum of a candidate's features; the confidence is the logistic function
 * of another weighted sum, in which {@code confidence.score} weighs the score and the other weights come on top.
 */
final class Coefficients {

    private static final String FILE = "coefficients.properties";

    private final Measures score = new Measures();
    private final Measures confidence = new Measures();

    private Coefficients() {}

    /** The coefficients this version comes with. */
    static Coefficients shipped() {
        Properties properties = new Properties();
        try (InputStream stream = Coefficients.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return of(properties);
    }

    static Coefficients of(Properties properties) {
        Coefficients coefficients = new Coefficients();
        double ofScore = number(properties, "confidence.score");
        for (Feature feature : Feature.values()) {
            double inScore = feature.ofSituation() ? 0 : number(properties, "score." + feature.label());
            double onTop = number(properties, "confidence." + feature.label());
            coefficients.score.set(feature, inScore);
            coefficients.confidence.set(feature, ofScore * inScore + onTop);
        }
        return coefficients;
    }

    double scoreOf(Contender contender) {
        return score.times(contender.measures());
    }

    /** The calibrated probability, 0 to 1, that this is the right answer. */
    double confidenceOf(Contender contender) {
        return 1 / (1 + Math.exp(-confidence.times(contender.measures())));
    }

    /** What a feature of this value adds to the logit of the confidence. */
    double contribution(Feature feature, double value) {
        return confidence.get(feature) * value;
    }

    private static double number(Properties properties, String name) {
        return Double.parseDouble(properties.getProperty(name, "0").strip());
    }
}
