package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Thresholds;

/** How evidence becomes score and confidence, and how sure is sure enough. */
public final class Calibration {

    /** Before there is anything to choose them by. */
    private static final Thresholds USUAL = new Thresholds(.7, .2, .1);

    private final Coefficients coefficients;
    private final Thresholds thresholds;

    Calibration(Coefficients coefficients, Thresholds thresholds) {
        this.coefficients = coefficients;
        this.thresholds = thresholds;
    }

    /** The calibration this version comes with, for ranking by words alone. */
    public static Calibration lexical() {
        return new Calibration(Coefficients.lexical(), USUAL);
    }

    /** The calibration this version comes with, for ranking by words and meaning. */
    public static Calibration dense() {
        return new Calibration(Coefficients.dense(), USUAL);
    }

    Coefficients coefficients() {
        return coefficients;
    }

    public Thresholds thresholds() {
        return thresholds;
    }
}
