package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Question;

/** Looks for the article's keywords in the question. */
final class KeywordsNamed implements Signal {

    @Override
    public void measure(Question question, Contender contender) {
        String bare = question.bare();
        int named = 0;
        for (String keyword : contender.entry().keywords()) {
            if (bare.contains(keyword)) {
                named += keyword.length();
            }
        }
        contender.set(Feature.KEYWORDS, bare.isEmpty() ? 0 : Math.min(1, (double) named / bare.length()));
    }
}
