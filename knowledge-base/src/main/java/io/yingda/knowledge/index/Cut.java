package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.text.Folding;
import io.yingda.knowledge.text.Pairs;
import io.yingda.knowledge.text.Syllables;
import java.util.List;

/** A text of an article, cut once for all that is to be made of it. */
record Cut(String text, List<Token> words, List<Token> pairs, List<Token> sounds) {

    static final Cut NOTHING = new Cut("", List.of(), List.of(), List.of());

    /** @param account whose words to cut with; empty for the common ones */
    static Cut of(String text, String account, Reading reading) {
        String folded = Folding.fold(text);
        return new Cut(text, reading.telling(reading.tokens(account, folded)), Pairs.of(folded), Syllables.of(folded));
    }

    /** A way of asking, as it is compared with questions. */
    Wording asPhrasing(Lexicon lexicon) {
        return new Wording(text, Folding.bare(text), lexicon.learn(words), lexicon.learn(pairs), lexicon.learn(sounds));
    }

    /** An answer or a list of keywords, as it is compared with questions: how it sounds does not count. */
    Wording asText(Lexicon lexicon) {
        return new Wording(text, "", lexicon.learn(words), lexicon.learn(pairs), Terms.NONE);
    }
}
