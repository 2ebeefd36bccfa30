package io.yingda.server.quality;

import io.yingda.server.trace.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for people, in Chinese. */
public final class ReportText {

    private ReportText() {}

    public static String of(EvalReport report) {
        List<String> lines = new ArrayList<>(figures(report));
        lines.add("");
        lines.addAll(parts(report));
        if (!report.errors().isEmpty()) {
            lines.add("");
            lines.add("最有把握的错误（第一个候选不对的 " + report.errors().size() + " 个问题）");
            report.errors().forEach(line -> lines.add("  " + error(line)));
        }
        return String.join("\n", lines);
    }

    private static List<String> figures(EvalReport report) {
        return """
               条目        %d
               问题        %d
               R@1         %.4f
               R@3         %.4f
               R@10        %.4f
               MRR@10      %.4f
               能答对的份额（全部有答案的问题中）
                 准确率 95%% 时  %.4f
                 准确率 90%% 时  %.4f
                 准确率 85%% 时  %.4f
               ECE         %.4f  把握和实际答对的份额平均差多少
               AUROC       %s  答对的比答错的更有把握的可能
               每个问题的毫秒数  平均 %.3f，中位 %.3f，99%% 的在 %.3f 以内""".formatted(
                report.entries(),
                report.queries(),
                report.r1(),
                report.r3(),
                report.r10(),
                report.mrr10(),
                report.coverage().p95(),
                report.coverage().p90(),
                report.coverage().p85(),
                report.ece(),
                optional(report.auroc()),
                report.ms().mean(),
                report.ms().p50(),
                report.ms().p99()).lines().toList();
    }

    private static List<String> parts(EvalReport report) {
        TextTable table = new TextTable();
        table.row("", "问题", "R@1", "R@3", "ECE", "AUROC", "答对", "选项里有", "转人工", "答错");
        row(
                table,
                "全部",
                new EvalReport.Part(
                        report.queries(),
                        report.r1(),
                        report.r3(),
                        report.ece(),
                        report.auroc(),
                        report.tolerance(),
                        report.threshold(),
                        report.outcome()));
        row(table, "有答案的", report.inScope());
        row(table, "没有答案的", report.outOfScope());
        report.byKind().forEach((kind, part) -> row(table, kind, part));
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "最多容许 %s 答错，建议门槛 %.2f；这样一来：", percent(report.tolerance()), report.threshold()));
        lines.addAll(table.lines("  "));
        return lines;
    }

    private static void row(TextTable table, String name, EvalReport.Part part) {
        Shares outcome = part.outcome();
        table.row(
                name,
                String.valueOf(part.queries()),
                number(part.r1()),
                number(part.r3()),
                number(part.ece()),
                optional(part.auroc()),
                percent(outcome.right()),
                percent(outcome.offered()),
                percent(outcome.escalated()),
                percent(outcome.wrong()));
    }

    private static String error(QuestionLine line) {
        String expected = line.expected().isEmpty()
                ? "没有答案"
                : "应当是 " + String.join("、", line.expected())
                        + (line.rank() == 0 ? "（前十里没有）" : "（排第 " + line.rank() + "）");
        return String.format(
                Locale.ROOT,
                "%.2f  %s  找到 %s“%s”，%s",
                line.confidence(),
                line.text(),
                line.first(),
                line.question(),
                expected);
    }

    private static String optional(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }
}
