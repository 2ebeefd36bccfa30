package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Thresholds;
import io.yingda.knowledge.index.Catalogue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** How evidence becomes score and confidence, and how sure is sure enough. */
public final class Calibration {

    /** The share of all questions that may be answered wrongly, unless somebody sets another. */
    public static final double TOLERANCE = .05;

    /** Before there is anything to choose them by. */
    static final Thresholds USUAL = new Thresholds(.7, .2, .1);

    private final Coefficients coefficients;
    private final Thresholds thresholds;
    private final Set<Family> without;
    private final List<Outcome> rehearsal;
    private final boolean isFitted;
    private final Taught taught;

    Calibration(Coefficients coefficients, Thresholds thresholds) {
        this(coefficients, thresholds, Set.of(), List.of(), false, Taught.NOTHING);
    }

    private Calibration(
            Coefficients coefficients,
            Thresholds thresholds,
            Set<Family> without,
            List<Outcome> rehearsal,
            boolean isFitted,
            Taught taught) {
        this.coefficients = coefficients;
        this.thresholds = thresholds;
        this.without = Set.copyOf(without);
        this.rehearsal = List.copyOf(rehearsal);
        this.isFitted = isFitted;
        this.taught = taught;
    }

    /** The same, for a ranking that measures nothing of these families. */
    public Calibration without(Set<Family> families) {
        return new Calibration(coefficients, thresholds, families, rehearsal, isFitted, taught);
    }

    /** The same with what was fitted. */
    Calibration with(Coefficients fitted, Thresholds suggested) {
        return new Calibration(fitted, suggested, without, rehearsal, isFitted, taught);
    }

    /** The same, remembering what it was tried on. */
    Calibration rehearsed(List<Outcome> outcomes) {
        return new Calibration(coefficients, thresholds, without, outcomes, isFitted, taught);
    }

    /** The same, fitted to what it was tried on. */
    Calibration fitted(Coefficients fitted) {
        return new Calibration(fitted, thresholds, without, rehearsal, true, taught);
    }

    /** The same, telling what labels did to it. */
    Calibration taught(Taught what) {
        return new Calibration(coefficients, thresholds, without, rehearsal, isFitted, what);
    }

    /** What labels did to it. */
    public Taught taught() {
        return taught;
    }

    /** What it does without. */
    Set<Family> families() {
        return without;
    }

    /** What it was tried on; nothing where the content has too few phrasings. */
    List<Outcome> outcomes() {
        return rehearsal;
    }

    /**
     * The same with the thresholds suggested for a tolerance; as they are where it is as shipped.
     *
     * @param tolerance the share of all questions that may be answered wrongly, above 0 and below 1
     */
    public Calibration tolerating(double tolerance) {
        return isFitted ? with(coefficients, ConfidenceFit.thresholds(rehearsal, coefficients, tolerance)) : this;
    }

    /** Whether it was fitted to the content, or is as shipped. */
    public boolean isFitted() {
        return isFitted;
    }

    /** How sure it is of what it was tried on, and whether rightly so; nothing where the content has too few phrasings. */
    public List<Rehearsed> rehearsal() {
        return rehearsal.stream()
                .map(outcome -> new Rehearsed(
                        coefficients.probability(outcome.measures()), outcome.isRight(), outcome.weight()))
                .toList();
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

    /** Names the weights this version of the program comes with: what was learned from others does not suit them. */
    public static int edition() {
        return (Coefficients.dense("phrasings").asLines()
                        + Coefficients.dense("answers").asLines())
                .hashCode();
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutput stream) throws IOException {
        stream.writeUTF(asLines());
        stream.writeInt(Feature.values().length);
        stream.writeBoolean(isFitted);
        stream.writeInt(rehearsal.size());
        for (Outcome outcome : rehearsal) {
            outcome.write(stream);
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws NumberFormatException when it is something else
     */
    public static Calibration read(DataInput stream) throws IOException {
        Calibration calibration = ofLines(stream.readUTF());
        if (stream.readInt() != Feature.values().length) {
            throw new IOException("fitted to other features");
        }
        boolean fitted = stream.readBoolean();
        List<Outcome> rehearsal = new ArrayList<>();
        for (int left = stream.readInt(); left > 0; left--) {
            rehearsal.add(Outcome.read(stream));
        }
        Calibration tried = calibration.rehearsed(rehearsal);
        return fitted ? tried.fitted(tried.coefficients) : tried;
    }

    /** As lines of a properties file. */
    private String asLines() {
        return coefficients.asLines()
                + "threshold.answer=" + thresholds.answer() + '\n'
                + "threshold.offer=" + thresholds.offer() + '\n'
                + "threshold.margin=" + thresholds.margin() + '\n';
    }

    private static Calibration ofLines(String lines) {
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
