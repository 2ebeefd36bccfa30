package io.yingda.knowledge.dictionary;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.text.Segmenter;
import io.yingda.knowledge.text.Word;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a line {@code word part-of-speech weight}; the last two may be left out. */
final class WordLine {

    static final String DEFAULT_TAG = "nz";
    static final int DEFAULT_WEIGHT = 1000;

    private static final int HEAVIEST = 1_000_000;

    private WordLine() {}

    static Optional<Word> read(Line line, Consumer<Problem> problems) {
        String[] parts = line.folded().split("\\s+", -1);
        if (parts.length > 3) {
            problems.accept(line.error("多出了“" + parts[3] + "”", "一行写“词 词性 权重”，词里不能有空格"));
            return Optional.empty();
        }
        String tag = parts.length > 1 ? parts[1] : DEFAULT_TAG;
        if (!Segmenter.knowsTag(tag)) {
            problems.accept(line.error("不认识的词性“" + tag + "”", "常用的有 n 名词、nz 专名、v 动词、vn 名动词、a 形容词"));
            return Optional.empty();
        }
        int weight = parts.length > 2 ? weight(parts[2]) : DEFAULT_WEIGHT;
        if (weight < 1) {
            problems.accept(line.error("权重应当是 1 到 " + HEAVIEST + " 的整数，这里是“" + parts[2] + "”", "一般写 1000"));
            return Optional.empty();
        }
        return Optional.of(new Word(parts[0], tag, weight));
    }

    private static int weight(String text) {
        try {
            int weight = Integer.parseInt(text);
            return weight > HEAVIEST ? 0 : weight;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
