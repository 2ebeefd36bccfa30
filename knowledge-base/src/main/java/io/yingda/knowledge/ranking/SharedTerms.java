package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Frequencies;
import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.index.Terms;
import io.yingda.knowledge.index.Weighted.Overlap;
import io.yingda.knowledge.index.Wording;

/** Compares by the words, pairs of characters and syllables that both have. */
final class SharedTerms implements Signal {

    private static final double PHRASING_SATURATION = 1.2;
    private static final double PHRASING_LENGTH_SHARE = 0.5;
    private static final double ANSWER_SATURATION = 1.2;
    private static final double ANSWER_LENGTH_SHARE = 0.75;

    private final Frequencies frequencies;

    SharedTerms(Frequencies frequencies) {
        this.frequencies = frequencies;
    }

    /** Makes this phrasing the contender's best one when it is nearer to the question than those met before. */
    void meet(Question question, Contender contender, Wording phrasing) {
        double words = words(question, contender.entry(), phrasing);
        double pairs = pairs(question, phrasing);
        double sounds = question.sounds().coverage(phrasing.sounds());
        if (contender.meet(phrasing, words + pairs + 0.2 * sounds)) {
            contender.set(Feature.WORDS, words);
            contender.set(Feature.PAIRS, pairs);
            contender.set(Feature.SOUNDS, sounds);
        }
    }

    @Override
    public void measure(Question question, Contender contender) {
        Wording phrasing = contender.phrasing();
        Entry entry = contender.entry();
        Wording named = entry.named();
        Wording answer = entry.answer();
        Wording asked = phrasing == null ? named : phrasing;
        Overlap words = question.words(entry)
                .overlap(
                        asked.words(),
                        answer.words(),
                        named.words(),
                        frequencies.answerWords(),
                        ANSWER_SATURATION,
                        ANSWER_LENGTH_SHARE);
        Overlap pairs = question.pairs()
                .overlap(
                        asked.pairs(),
                        answer.pairs(),
                        named.pairs(),
                        frequencies.answerPairs(),
                        ANSWER_SATURATION,
                        ANSWER_LENGTH_SHARE);
        if (phrasing != null) {
            contender.set(Feature.COVERAGE, pairs.asked());
            contender.set(
                    Feature.PRECISION,
                    precision(pairs.asked() * question.pairs().total(), phrasing.pairs()));
        }
        if (!entry.phrasings().isEmpty()) {
            contender.set(Feature.ARTICLE_WORDS, words.any());
            contender.set(Feature.ARTICLE_PAIRS, pairs.any());
            contender.set(Feature.ADDED_WORDS, words.any() - words.asked());
            contender.set(Feature.ADDED_PAIRS, pairs.any() - pairs.asked());
        }
        contender.set(Feature.ANSWER_WORDS, words.answer());
        contender.set(Feature.ANSWER_PAIRS, pairs.answer());
    }

    private double words(Question question, Entry entry, Wording phrasing) {
        return question.words(entry)
                .bm25(phrasing.words(), frequencies.phrasingWords(), PHRASING_SATURATION, PHRASING_LENGTH_SHARE);
    }

    private double pairs(Question question, Wording phrasing) {
        return question.pairs()
                .bm25(phrasing.pairs(), frequencies.phrasingPairs(), PHRASING_SATURATION, PHRASING_LENGTH_SHARE);
    }

    private double precision(double shared, Terms pairs) {
        double total = 0;
        for (int place = 0; place < pairs.size(); place++) {
            total += frequencies.pair(pairs.id(place));
        }
        return total == 0 ? 0 : Math.min(1, shared / total);
    }
}
