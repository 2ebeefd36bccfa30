package io.yingda.knowledge.ranking;

/**
 * What is measured. Values are 0 to 1 unless it says otherwise; "rarity" is the inverse document frequency. The features of
 * a candidate make its score; the features of the situation, marked so, only bear on the confidence.
 */
public enum Feature {
    /** BM25 over words of the best phrasing, as a share of the question's rarity. */
    WORDS("bm25-words"),
    /** BM25 over pairs of characters of the best phrasing, as a share of the question's rarity. */
    PAIRS("bm25-pairs"),
    /** The share of the question's pairs of syllables, by rarity, that the best phrasing has. */
    SOUNDS("sounds"),
    /** The share of the question's pairs of characters, by rarity, that the best phrasing has. */
    COVERAGE("coverage"),
    /** The share of the best phrasing's pairs of characters, by rarity, that the question has. */
    PRECISION("precision"),
    /** The longest common subsequence as a share of the best phrasing. */
    ALIGNMENT("alignment"),
    /** 1 when the question is the best phrasing, letter by letter. */
    EXACT("exact"),
    /** The share of the question's characters that are in keywords of the article. */
    KEYWORDS("keywords"),
    /** BM25 over words of the answer, as a share of the question's rarity. */
    ANSWER_WORDS("answer-words"),
    /** BM25 over pairs of characters of the answer, as a share of the question's rarity. */
    ANSWER_PAIRS("answer-pairs"),
    /** The share of the question's words, by rarity, that the best phrasing, the answer or the keywords have; 0 without phrasings. */
    ARTICLE_WORDS("article-words"),
    /** The same for pairs of characters. */
    ARTICLE_PAIRS("article-pairs"),

    /** The share of the question's words, by rarity, that the answer or the keywords have and the best phrasing lacks. */
    ADDED_WORDS("added-words"),
    /** The same for pairs of characters. */
    ADDED_PAIRS("added-pairs"),

    /** 1 when question and best phrasing name different things by letters and digits, such as error codes or models. */
    OTHER_CODE("other-code"),
    /** 1 when one asks for what undoes the other, such as to open and to close. */
    OPPOSITE("opposite"),

    /** CSLS to the nearest phrasing: twice the cosine less how crowded it is around the question and around the phrasing. */
    CLOSENESS("closeness"),
    /** The same under the map learned from the merchant's own phrasings. */
    LEARNED_CLOSENESS("learned-closeness"),
    /** CSLS to the nearest passage of the answer. */
    ANSWER_CLOSENESS("answer-closeness"),
    /** The cosine to the article's question. */
    QUESTION("question"),
    /** The same under the learned map. */
    LEARNED_QUESTION("learned-question"),
    /** The cosine to the nearest phrasing. */
    COSINE("cosine"),
    /** The same under the learned map. */
    LEARNED_COSINE("learned-cosine"),
    /** The cosine to the nearest passage of the answer. */
    ANSWER_COSINE("answer-cosine"),

    /** Of the situation: the score less the log of the summed exponentials of the others' scores and of 0, -6 to 6. */
    LEAD("lead"),
    /** Of the situation: the score less the best other score, -6 to 6. */
    GAP("gap"),
    /** Of the situation: how many candidates are still in the running, as the entropy of the softmax of the scores, in nats. */
    ENTROPY("entropy"),
    /** Of the situation: the largest cosine to any phrasing under the learned map. */
    NEAREST("nearest"),
    /** Of the situation: the share of the question's words, by rarity, that no article has. */
    UNKNOWN("unknown-words"),
    /** Of the situation: the natural logarithm of one more than the number of letters and digits in the question. */
    LENGTH("length"),
    /** Of the situation: always 1. */
    BASE("base");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    /** The name evidence and coefficients go by. */
    public String label() {
        return label;
    }

    boolean ofSituation() {
        return compareTo(LEAD) >= 0;
    }
}
