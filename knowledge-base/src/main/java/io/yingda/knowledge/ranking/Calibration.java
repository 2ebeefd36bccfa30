package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Thresholds;
import io.yingda.knowledge.index.Catalogue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** How evidence becomes score and confidence, and how sure is sure enough. */
public final class Calibration {

    /** Before there is anything to choose them by. */
    static final Thresholds USUAL = new Thresholds(.7, .2, .1);

    private final Coefficients coefficients;
    private final Thresholds thresholds;
    private final Set<Family> without;

    Calibration(Coefficients coefficients, Thresholds thresholds) {
        this(coefficients, thresholds, Set.of());
    }

    private Calibration(Coefficients coefficients, Thresholds thresholds, Set<Family> without) {
        this.coefficients = coefficients;
        this.thresholds = thresholds;
        this.without = Set.copyOf(without);
    }

    /** The same, for a ranking that measures nothing of these families. */
    public Calibration without(Set<Family> families) {
        return new Calibration(coefficients, thresholds, families);
    }

    /** The same with what was fitted. */
    Calibration with(Coefficients fitted, Thresholds suggested) {
        return new Calibration(fitted, suggested, without);
    }

    /** What a ranking must not measure. */
    Set<Feature> unmeasured() {
        return without.stream().flatMap(family -> family.features().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The calibration this version comes with.
     *
     * @param withMeaning whether articles are ranked by words and meaning, not by words alone
     */
    public static Calibration shipped(Catalogue catalogue, boolean withMeaning) {
        long asked = catalogue.entries().stream()
                .filter(entry -> !entry.phrasings().isEmpty())
                .count();
        // Where most articles are answers alone, questions are compared with other texts, and figures mean other
        // things.
        String compared = 2 * asked >= catalogue.entries().size() ? "phrasings" : "answers";
        return new Calibration(withMeaning ? Coefficients.dense(compared) : Coefficients.shipped(), USUAL);
    }

    /** As lines of a properties file. */
    public String asLines() {
        return coefficients.asLines()
                + "threshold.answer=" + thresholds.answer() + '\n'
                + "threshold.offer=" + thresholds.offer() + '\n'
                + "threshold.margin=" + thresholds.margin() + '\n';
    }

    /**
     * What {@link #asLines} wrote.
     *
     * @throws NumberFormatException when it is something else
     */
    public static Calibration ofLines(String lines) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(lines));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string can be read", impossible);
        }
        return new Calibration(
                Coefficients.of(properties),
                new Thresholds(
                        threshold(properties, "answer"),
                        threshold(properties, "offer"),
                        threshold(properties, "margin")));
    }

    private static double threshold(Properties properties, String name) {
        return Double.parseDouble(properties.getProperty("threshold." + name, ""));
    }

    Coefficients coefficients() {
        return coefficients;
    }

    public Thresholds thresholds() {
        return thresholds;
    }
}
