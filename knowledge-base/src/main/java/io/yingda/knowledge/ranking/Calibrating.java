package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.meaning.Mapping;
import io.yingda.knowledge.meaning.Meaning;
import io.yingda.knowledge.meaning.Space;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits the confidence to one merchant's content. */
public final class Calibrating {

    /** Fewer phrasings than this are no rehearsal. */
    private static final int FEWEST = 100;

    /**
     * How much what the program is shipped with counts: 1 / variance of each weight. A merchant's own phrasings tell how often
     * it can be right, but hardly anything about how evidence should be weighed that is not true elsewhere.
     */
    private static final double PRECISION = 40;

    /** Maps learned without a part of the phrasings, for the rehearsal of that part. */
    private static final int FOLDS = 3;

    private Calibrating() {}

    /**
     * The shipped calibration, fitted further to how the content's own phrasings find each other; the shipped one itself where
     * the content has too few.
     *
     * @param meaning null to rank by words alone
     */
    public static Calibration calibrate(Catalogue catalogue, @Nullable Meaning meaning) {
        return calibrate(catalogue, meaning, Calibration.shipped(catalogue, meaning != null));
    }

    /** The same, from another calibration than the shipped one. */
    public static Calibration calibrate(Catalogue catalogue, @Nullable Meaning meaning, Calibration shipped) {
        List<Outcome> outcomes = rehearsed(new Ranking(catalogue, meaning, shipped));
        return outcomes.isEmpty() ? shipped : fitted(shipped, outcomes);
    }

    /** A calibration that stays as it is, but knows how the content's own phrasings find each other by words alone. */
    public static Calibration tried(Catalogue catalogue, Calibration shipped) {
        return shipped.rehearsed(rehearsed(new Ranking(catalogue, null, shipped)));
    }

    static Calibration fitted(Calibration shipped, List<Outcome> outcomes) {
        Coefficients fitted = shipped.coefficients().learning(outcomes, PRECISION);
        return shipped.rehearsed(outcomes).fitted(fitted).tolerating(Calibration.TOLERANCE);
    }

    /** How the content's own phrasings find each other; nothing where it has too few. */
    static List<Outcome> rehearsed(Ranking ranking) {
        Meaning meaning = ranking.meaning();
        if (meaning == null || meaning.space().map().isIdentity()) {
            return new Rehearsal(ranking, phrasing -> ranking).outcomes(FEWEST, SmallTalk.bank());
        }
        List<Ranking> folds = new ArrayList<>();
        for (int fold = 0; fold < folds(ranking); fold++) {
            int left = fold;
            Space space = meaning.space();
            Space other = space.under(Mapping.learn(space, text -> fold(text.place()) != left));
            folds.add(ranking.understanding(new Meaning(meaning.embedder(), other)));
        }
        return new Rehearsal(ranking, phrasing -> fold(phrasing) < folds.size() ? folds.get(fold(phrasing)) : null)
                .outcomes(FEWEST, SmallTalk.bank());
    }

    /** How many parts it takes for enough phrasings: learning is slow. */
    private static int folds(Ranking ranking) {
        long phrasings = ranking.catalogue().entries().stream()
                .mapToLong(entry -> entry.phrasings().size())
                .sum();
        return Math.clamp(1 + FOLDS * Rehearsal.MOST_KNOWN / Math.max(1, phrasings), 1, FOLDS);
    }

    /** Which part a phrasing is in; by its wording, so that it does not change with the order of articles. */
    private static int fold(Hit place) {
        return place.phrasing() < 0
                ? -1
                : Math.floorMod(
                        place.entry().phrasings().get(place.phrasing()).bare().hashCode() * 31, FOLDS);
    }
}
