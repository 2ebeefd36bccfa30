package io.yingda.rules.form;

import io.yingda.engine.problem.Nearest;
import java.util.Collection;

/** The way out for somebody who named what is not there. */
final class Suggestion {

    private Suggestion() {}

    static String of(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "您是不是想写“" + near + "”？")
                .orElse(known.isEmpty() ? "" : "可用的：" + String.join("、", known));
    }
}
