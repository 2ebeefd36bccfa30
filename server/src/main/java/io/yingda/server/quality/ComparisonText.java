package io.yingda.server.quality;

import io.yingda.server.quality.Comparison.Change;
import io.yingda.server.quality.Comparison.Figures;
import io.yingda.server.trace.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A comparison for people, in Chinese. */
public final class ComparisonText {

    /** More lines of one sort are hardly read; the JSON has them all. */
    private static final int MOST = 100;

    private ComparisonText() {}

    public static String of(Comparison comparison) {
        TextTable table = new TextTable();
        table.row("", "之前", "现在", "差");
        row(table, "R@1", comparison, Figures::r1);
        row(table, "R@3", comparison, Figures::r3);
        row(table, "准确率 90% 时能答对的", comparison, Figures::p90);
        row(table, "ECE", comparison, Figures::ece);
        row(table, "建议门槛", comparison, Figures::threshold);
        row(table, "答对", comparison, figures -> figures.outcome().right());
        row(table, "选项里有", comparison, figures -> figures.outcome().offered());
        row(table, "转人工", comparison, figures -> figures.outcome().escalated());
        row(table, "答错", comparison, figures -> figures.outcome().wrong());
        List<String> lines = new ArrayList<>();
        lines.add("和之前的报告相比");
        lines.addAll(table.lines("  "));
        if (comparison.added() + comparison.gone() > 0) {
            lines.add("  新增 " + comparison.added() + " 个问题，少了 " + comparison.gone() + " 个");
        }
        list(lines, "变差", comparison.lost());
        list(lines, "变好", comparison.won());
        list(lines, "结果没变，名次变了", comparison.moved());
        return String.join("\n", lines);
    }

    private static void row(TextTable table, String name, Comparison comparison, ToDoubleFunction<Figures> figure) {
        double before = figure.applyAsDouble(comparison.before());
        double now = figure.applyAsDouble(comparison.now());
        table.row(name, number("%.4f", before), number("%.4f", now), number("%+.4f", now - before));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void list(List<String> lines, String title, List<Change> changes) {
        lines.add(title + "：" + changes.size() + " 个");
        changes.stream().limit(MOST).forEach(change -> lines.add("  " + line(change)));
        if (changes.size() > MOST) {
            lines.add("  ……还有 " + (changes.size() - MOST) + " 个，见 --json");
        }
    }

    private static String line(Change change) {
        return change.now().text() + "  " + state(change.before()) + " → " + state(change.now());
    }

    private static String state(QuestionLine line) {
        String first = line.first().isEmpty() ? "什么也没找到" : line.first();
        return String.format(Locale.ROOT, "%s（%s %.2f）", line.verdict().label(), first, line.confidence());
    }
}
