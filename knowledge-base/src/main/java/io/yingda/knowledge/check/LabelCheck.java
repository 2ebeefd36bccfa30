package io.yingda.knowledge.check;

import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.labels.Label;
import io.yingda.knowledge.text.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Checks whether labels agree with the articles and with each other. */
final class LabelCheck {

    private final Set<String> ids;
    private final Consumer<Problem> problems;

    /** @param ids of all articles, sorted */
    LabelCheck(Set<String> ids, Consumer<Problem> problems) {
        this.ids = ids;
        this.problems = problems;
    }

    void run(List<Label> labels) {
        Map<String, Label> marked = new HashMap<>();
        for (Label label : labels) {
            if (!label.article().isEmpty() && !ids.contains(label.article())) {
                String remedy = Nearest.to(label.article(), ids)
                        .map(near -> "您是不是想写“" + near + "”？")
                        .orElse("请写已有条目的 id，或 none");
                problems.accept(Problem.error(label.file(), label.line(), "标注的条目“" + label.article() + "”不存在", remedy));
            }
            Label before = marked.put(Folding.bare(label.question()), label);
            if (before != null && !before.article().equals(label.article())) {
                problems.accept(Problem.warning(
                        label.file(),
                        label.line(),
                        "“" + label.question() + "”在 " + before.file() + " 第 " + before.line() + " 行标注的是"
                                + (before.article().isEmpty() ? "没有答案" : "“" + before.article() + "”"),
                        "请只留对的那一条；留着两条时只有第一条算数"));
            }
        }
    }
}
