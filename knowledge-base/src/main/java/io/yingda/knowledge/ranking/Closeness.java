package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.meaning.Sight;

/** Compares by meaning. */
final class Closeness {

    private Closeness() {}

    static void measure(Sight sight, Contender contender) {
        Entry entry = contender.entry();
        contender.set(Feature.CLOSENESS, sight.closeness(entry));
        contender.set(Feature.LEARNED_CLOSENESS, sight.mappedCloseness(entry));
        contender.set(Feature.ANSWER_CLOSENESS, sight.answerCloseness(entry));
        contender.set(Feature.QUESTION, sight.question(entry));
        contender.set(Feature.LEARNED_QUESTION, sight.mappedQuestion(entry));
        contender.set(Feature.COSINE, sight.cosine(entry));
        contender.set(Feature.LEARNED_COSINE, sight.mappedCosine(entry));
        contender.set(Feature.ANSWER_COSINE, sight.answerCosine(entry));
    }
}
