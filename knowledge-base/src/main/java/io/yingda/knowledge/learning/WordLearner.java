package io.yingda.knowledge.learning;

import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibrating;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Family;
import io.yingda.knowledge.ranking.Ranking;
import io.yingda.knowledge.ranking.Teaching;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Learns how sure to be where articles are ranked by words alone. */
public final class WordLearner implements Learning {

    private final LearningSettings settings;

    public WordLearner(LearningSettings settings) {
        this.settings = settings;
    }

    @Override
    public void learn(Catalogue catalogue, List<Asked> labels, Consumer<Ranking> publish) {
        Calibration shipped = Calibration.shipped(catalogue, false).without(settings.without());
        Calibration calibration =
                settings.without().contains(Family.REFIT) ? shipped : Calibrating.calibrate(catalogue, null, shipped);
        publish.accept(Teaching.taught(
                new Ranking(catalogue, null, calibration),
                Stream.concat(labels.stream(), settings.labels().stream()).toList(),
                settings.tolerance()));
    }
}
