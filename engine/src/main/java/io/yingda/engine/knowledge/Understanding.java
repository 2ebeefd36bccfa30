package io.yingda.engine.knowledge;

import java.util.List;

/**
 * A follower's words as the engine reads them.
 *
 * @param account the account they were sent to, whose dictionary applies
 * @param original as typed
 * @param text folded: simplified, half width, lower case, trimmed
 * @param tokens the words of the folded text, in order
 * @param language {@code zh-Hans}, {@code zh-Hant} or {@code en}
 */
public record Understanding(String account, String original, String text, List<Token> tokens, String language) {

    public Understanding {
        tokens = List.copyOf(tokens);
    }

    public static Understanding ofNothing(String account) {
        return new Understanding(account, "", "", List.of(), "zh-Hans");
    }

    public List<String> words() {
        return tokens.stream().map(Token::text).toList();
    }
}
