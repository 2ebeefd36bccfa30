package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Thresholds;
import io.yingda.knowledge.index.Catalogue;

/** How evidence becomes score and confidence, and how sure is sure enough. */
public final class Calibration {

    /** Before there is anything to choose them by. */
    static final Thresholds USUAL = new Thresholds(.7, .2, .1);

    private final Coefficients coefficients;
    private final Thresholds thresholds;

    Calibration(Coefficients coefficients, Thresholds thresholds) {
        this.coefficients = coefficients;
        this.thresholds = thresholds;
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

    Coefficients coefficients() {
        return coefficients;
    }

    public Thresholds thresholds() {
        return thresholds;
    }
}
