package io.yingda.server.quality;

import io.yingda.engine.fact.Thresholds;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Taught;
import io.yingda.server.quality.Reliability.Bet;
import java.util.List;

/**
 * Whether the confidence means what it says, and how sure is sure enough.
 *
 * @param entries articles searched
 * @param tolerance the share of all questions that may be answered wrongly
 * @param fitted whether confidence and thresholds are fitted to the content, or as shipped: by words alone, or from too few
 *     phrasings, nothing is fitted but to labels
 * @param thresholds what is suggested for it
 * @param rehearsal how the content's own phrasings went, each hidden while it was asked, and small talk; empty where the
 *     content has too few
 * @param questions how the merchant's test questions went, which nothing was fitted to
 * @param outcome what those come to at the suggested threshold
 * @param labels what questions marked with their answers did
 */
public record CalibrationReport(
        int entries,
        double tolerance,
        boolean fitted,
        Thresholds thresholds,
        Reliability rehearsal,
        Reliability questions,
        Shares outcome,
        Taught labels) {

    /** @param outcomes of the merchant's test questions */
    public static CalibrationReport of(
            int entries, double tolerance, Calibration calibration, List<EvalOutcome> outcomes) {
        List<Bet> rehearsed = calibration.rehearsal().stream()
                .map(one -> new Bet(one.confidence(), one.isRight(), one.weight()))
                .toList();
        return new CalibrationReport(
                entries,
                tolerance,
                calibration.isFitted(),
                calibration.thresholds(),
                Reliability.of(rehearsed),
                Reliability.ofOutcomes(outcomes),
                Shares.of(outcomes),
                calibration.taught());
    }
}
