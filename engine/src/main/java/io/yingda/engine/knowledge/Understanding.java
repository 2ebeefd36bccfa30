package io.yingda.engine.knowledge;

import java.util.List;
import java.util.Objects;

/**
 * A follower's words as the engine reads them.
 *
 * @param account the account they were sent to, whose dictionary applies
 * @param original as typed
 * @param text folded: simplified, half width, lower case, trimmed
 * @param tokens the words of the folded text, in order
 * @param language {@code zh-Hans}, {@code zh-Hant} or {@code en}
 * @param readAs what to search for in place of the text, folded: the same in the words of the content, where it is spelled in
 *     Latin letters or said in dialect; empty when the text stands for itself
 */
public record Understanding(
        String account, String original, String text, List<Token> tokens, String language, String readAs) {

    public Understanding {
        tokens = List.copyOf(tokens);
        // Turns that were kept before this was told do not have it.
        readAs = Objects.requireNonNullElse(readAs, "");
    }

    /** Of words that stand for themselves. */
    public Understanding(String account, String original, String text, List<Token> tokens, String language) {
        this(account, original, text, tokens, language, "");
    }

    public static Understanding ofNothing(String account) {
        return new Understanding(account, "", "", List.of(), "zh-Hans");
    }

    /** What to search for. */
    public String searched() {
        return readAs.isEmpty() ? text : readAs;
    }

    public List<String> words() {
        return tokens.stream().map(Token::text).toList();
    }
}
