package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.text.Folding;
import io.yingda.knowledge.text.Pairs;
import io.yingda.knowledge.text.Syllables;
import java.util.List;

/**
 * A follower's question, taken apart like the wordings it is compared with.
 *
 * @param account the account it was sent to
 * @param bare its folded letters and digits
 * @param words its telling words as most articles are read
 * @param ownWords its telling words as articles of this account alone are read; the same where the account has no words of
 *     its own
 * @param pairs its pairs of characters
 * @param sounds its pairs of syllables
 * @param misspelt those pairs of syllables whose characters no article has side by side: homophones, perhaps
 */
public record Question(
        String account,
        String bare,
        Weighted words,
        Weighted ownWords,
        Weighted pairs,
        Weighted sounds,
        Weighted misspelt) {

    static Question of(Understanding understanding, Reading reading, Lexicon lexicon, Frequencies frequencies) {
        String account = understanding.account();
        String text = understanding.text();
        Weighted own = words(understanding.tokens(), reading, lexicon, frequencies);
        List<Token> sounds = Syllables.of(text);
        List<Token> misspelt = sounds.stream()
                .filter(sound -> !frequencies.knowsPair(lexicon.number(text.substring(sound.start(), sound.end()))))
                .toList();
        return new Question(
                account,
                Folding.bare(text),
                reading.isOwn(account) ? words(reading.tokens(text), reading, lexicon, frequencies) : own,
                own,
                Weighted.of(Pairs.of(text), lexicon, frequencies::pair),
                Weighted.of(sounds, lexicon, frequencies::sound),
                Weighted.of(misspelt, lexicon, frequencies::sound));
    }

    private static Weighted words(List<Token> tokens, Reading reading, Lexicon lexicon, Frequencies frequencies) {
        return Weighted.of(reading.telling(tokens), lexicon, frequencies::word);
    }

    /** The words as this entry was read. */
    public Weighted words(Entry entry) {
        return entry.account().isEmpty() ? words : ownWords;
    }
}
