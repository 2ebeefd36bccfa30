package io.yingda.knowledge.learning;

import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Ranking;
import java.util.List;
import java.util.function.Consumer;

/** Learns one knowledge base, version after version. Slow work, for a thread of its own; one thread at a time. */
public interface Learning {

    /**
     * Learns a version of the content.
     *
     * @param labels questions that came with it, marked with their answers
     * @param publish takes the ranking to use from now on, once or twice
     * @throws io.yingda.knowledge.meaning.StoppedException when the thread is interrupted
     */
    void learn(Catalogue catalogue, List<Asked> labels, Consumer<Ranking> publish);
}
