package io.yingda.knowledge.labels;

import io.yingda.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the labels of one file and tells what is wrong with a row. */
final class LabelRows {

    static final List<String> QUESTION = List.of("question", "问题");
    static final List<String> ARTICLE = List.of("article", "条目");

    private static final String NOTHING = "none";

    private final String file;
    private final Consumer<Problem> problems;
    private final List<Label> labels = new ArrayList<>();

    LabelRows(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * @param line from 1
     * @param question null where there is none, and {@code article} likewise
     */
    void row(int line, @Nullable String question, @Nullable String article) {
        if (question == null || question.isBlank()) {
            error(line, "缺少问题", "请补上粉丝问的原话");
        } else if (article == null || article.isBlank()) {
            error(line, "缺少条目", "请写条目的 id；没有条目能答就写 none");
        } else {
            String id = article.strip();
            labels.add(new Label(question.strip(), id.equals(NOTHING) ? "" : id, file, line));
        }
    }

    void error(int line, String what, String remedy) {
        problems.accept(Problem.error(file, line, what, remedy));
    }

    List<Label> labels() {
        return labels;
    }
}
