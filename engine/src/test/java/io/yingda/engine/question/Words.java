package io.yingda.engine.question;

import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import java.util.ArrayList;
import java.util.List;

/** Understandings written by hand. */
public final class Words {

    private Words() {}

    /** Words with their tags, such as {@code 那/r 运费/n 呢/y}. */
    public static Understanding of(String tagged) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String word : tagged.split(" ", -1)) {
            int slash = word.indexOf('/');
            int start = text.length();
            text.append(word, 0, slash);
            tokens.add(new Token(word.substring(0, slash), word.substring(slash + 1), start, text.length()));
        }
        return new Understanding("hemiao", text.toString(), text.toString(), tokens, "zh-Hans");
    }
}
