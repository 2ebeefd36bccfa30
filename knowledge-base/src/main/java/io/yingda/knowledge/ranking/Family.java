package io.yingda.knowledge.ranking;

import java.util.Set;

/** A part of how articles are matched that can be left out, to see what it is worth. */
public enum Family {
    /** Words that the question shares with phrasings, and keywords. */
    WORDS("字词"),
    /** Pairs of characters that it shares with phrasings. */
    PAIRS("字对"),
    /** Pairs of syllables that it shares with phrasings. */
    SOUNDS("读音"),
    /** Letters in the same order. */
    ORDER("字序"),
    /** What it shares with answers. */
    ANSWER("答案"),
    /** How near it is by meaning as the model has it. */
    PLAIN_VECTORS("语义模型原样的向量"),
    /** The map that learns the merchant's own language; without it everything mapped is as the model has it. */
    LEARNED_MAP("从商家说法学到的变换"),
    /** What speaks against an article however near it is. */
    HARD_EVIDENCE("硬证据"),
    /** Latin letters that spell words of the content. */
    SPELLED_WORDS("拼音和首字母"),
    /** Plain words for those of dialects. */
    DIALECT("方言说法"),
    /** The fit of the confidence to the merchant's own content. */
    REFIT("把握的逐库校准");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    /** Its name for people, in Chinese. */
    public String label() {
        return label;
    }

    /** What is measured for it alone. */
    Set<Feature> features() {
        return switch (this) {
            case WORDS -> Set.of(Feature.WORDS, Feature.KEYWORDS);
            case PAIRS -> Set.of(Feature.PAIRS, Feature.COVERAGE, Feature.PRECISION);
            case SOUNDS -> Set.of(Feature.SOUNDS);
            case ORDER -> Set.of(Feature.ALIGNMENT, Feature.EXACT);
            case ANSWER ->
                Set.of(
                        Feature.ANSWER_WORDS,
                        Feature.ANSWER_PAIRS,
                        Feature.ARTICLE_WORDS,
                        Feature.ARTICLE_PAIRS,
                        Feature.ADDED_WORDS,
                        Feature.ADDED_PAIRS,
                        Feature.ANSWER_CLOSENESS,
                        Feature.ANSWER_COSINE);
            case PLAIN_VECTORS -> Set.of(Feature.CLOSENESS, Feature.QUESTION, Feature.COSINE);
            case HARD_EVIDENCE -> Set.of(Feature.OTHER_CODE, Feature.OPPOSITE);
            case LEARNED_MAP, SPELLED_WORDS, DIALECT, REFIT -> Set.of();
        };
    }
}
