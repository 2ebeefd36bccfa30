package io.yingda.knowledge.learning;

import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Calibrating;
import io.yingda.knowledge.ranking.Calibration;
import io.yingda.knowledge.ranking.Ranking;
import io.yingda.knowledge.ranking.Teaching;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Learns how sure to be where articles are ranked by words alone: as sure as the program is shipped, and further only from
 * labels. A phrasing and its neighbours share fewer words than a follower's question and the phrasing it repeats, so that a
 * rehearsal by words makes too careful.
 */
public final class WordLearner implements Learning {

    private final LearningSettings settings;

    public WordLearner(LearningSettings settings) {
        this.settings = settings;
    }

    @Override
    public void learn(Catalogue catalogue, List<Asked> labels, Consumer<Ranking> publish) {
        Calibration shipped = Calibration.shipped(catalogue, false).without(settings.without());
        publish.accept(Teaching.taught(
                new Ranking(catalogue, null, Calibrating.tried(catalogue, shipped)),
                Stream.concat(labels.stream(), settings.labels().stream()).toList(),
                settings.tolerance()));
    }
}
