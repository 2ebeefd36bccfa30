package io.yingda.server.settings;

import io.yingda.knowledge.ranking.Calibration;

/**
 * How articles are searched.
 *
 * @param model by whose meaning, too
 * @param tolerance the share of all questions that may be answered wrongly, above 0 and below 1
 */
public record Search(SearchModel model, double tolerance) {

    /** With this model, for the usual tolerance. */
    public static Search by(SearchModel model) {
        return new Search(model, Calibration.TOLERANCE);
    }
}
