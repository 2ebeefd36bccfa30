package io.yingda.server.quality;

import io.yingda.knowledge.ranking.Taught;
import io.yingda.server.quality.Reliability.Bin;
import io.yingda.server.trace.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report on the confidence for people, in Chinese. */
public final class CalibrationText {

    private CalibrationText() {}

    public static String of(CalibrationReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("%d 个条目。演习 %d 次：把条目自己的问法藏起来再问，加上闲聊；测试问题 %d 个。"
                .formatted(
                        report.entries(),
                        report.rehearsal().count(),
                        report.questions().count()));
        if (report.rehearsal().count() == 0) {
            lines.add("问法太少，没有演习。给条目多写几句 similar，凑满 100 句就能演习。");
        }
        lines.add("");
        lines.add("可靠度：把握是多少，实际就该有多少是对的");
        lines.addAll(table(report));
        lines.add(
                report.fitted()
                        ? "把握是照演习定的，演习的 ECE 偏乐观；测试问题没有参与，更可信。"
                        : "把握和门槛都是程序自带的，没有按您的内容定：要有语义模型和 100 句以上的问法，或者足够的标注。");
        lines.add("");
        lines.add(String.format(Locale.ROOT, "建议门槛（所有问题里最多 %s 答错）", ReportText.percent(report.tolerance())));
        lines.add(number("  answer  %.2f  把握到了它，就直接答", report.thresholds().answer()));
        lines.add(number("  offer   %.2f  把握到了它，就值得列成选项", report.thresholds().offer()));
        lines.add(number("  margin  %.2f  前两名相差不到它，就让粉丝选", report.thresholds().margin()));
        if (report.questions().count() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "照此，测试问题里答对 %s，选项里有 %s，转人工 %s，答错 %s。",
                    ReportText.percent(report.outcome().right()),
                    ReportText.percent(report.outcome().offered()),
                    ReportText.percent(report.outcome().escalated()),
                    ReportText.percent(report.outcome().wrong())));
        }
        lines.add("规则里的 Thresholds 就是这三个数。想换容许的份额，改 yingda.yaml 的 knowledge.tolerance。");
        lines.add("");
        lines.add(labels(report.labels()));
        return String.join("\n", lines);
    }

    private static List<String> table(CalibrationReport report) {
        TextTable table = new TextTable();
        table.row("把握", "演习", "平均把握", "实际对的", "测试问题", "平均把握", "实际对的");
        for (int index = 0; index < report.rehearsal().bins().size(); index++) {
            Bin rehearsed = report.rehearsal().bins().get(index);
            Bin asked = report.questions().bins().get(index);
            table.row(
                    String.format(Locale.ROOT, "%.1f–%.1f", rehearsed.from(), rehearsed.to()),
                    String.valueOf(rehearsed.count()),
                    share(rehearsed, rehearsed.predicted()),
                    share(rehearsed, rehearsed.observed()),
                    String.valueOf(asked.count()),
                    share(asked, asked.predicted()),
                    share(asked, asked.observed()));
        }
        table.row(
                "ECE",
                "",
                "",
                number("%.4f", report.rehearsal().error()),
                "",
                "",
                number("%.4f", report.questions().error()));
        return table.lines("  ");
    }

    private static String share(Bin bin, double value) {
        return bin.count() == 0 ? "-" : number("%.3f", value);
    }

    private static String labels(Taught taught) {
        if (taught.taken()) {
            return String.format(
                    Locale.ROOT,
                    "标注：%d 条，用上了；它们让把握更准（互相检验时的平均损失 %.4f → %.4f）。",
                    taught.labels(),
                    taught.lossBefore(),
                    taught.lossAfter());
        }
        if (taught.labels() == 0) {
            return "标注：没有。把真实的问题和对的条目写进 knowledge-base/labels/，把握会更准。";
        }
        return taught.isEnough()
                ? "标注：%d 条，没有用上：互相检验时没有让把握明显更准。".formatted(taught.labels())
                : "标注：%d 条，没有用上：要 %d 条以上才看得出好坏。".formatted(taught.labels(), Taught.FEWEST);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
