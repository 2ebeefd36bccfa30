package io.yingda.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.server.content.CheckReport;
import io.yingda.server.content.ContentCheck;
import io.yingda.server.content.MerchantHome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = {
            "检查商户目录里的一切：条目、词典、测试问题、规则、场景和设置。",
            "每个问题一行：文件:行号、严重程度、哪里不对、怎么改；按文件和行号排列。",
            "有错误或警告时退出码是 1，只有提示时是 0，可以放进提交前的钩子。"
        })
final class CheckCommand extends MerchantCommand {

    @Option(names = "--json", description = "输出 JSON，供编辑器等工具使用")
    boolean json;

    @Option(names = "--day", paramLabel = "DATE", description = "按哪一天判断条目的有效期，写法如 2026-11-30；不写就是今天")
    @Nullable
    LocalDate day;

    CheckCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws InterruptedException {
        MerchantHome home = home();
        long start = System.nanoTime();
        LocalDate judged =
                day == null ? LocalDate.ofInstant(around.clock().instant(), ZoneId.of("Asia/Shanghai")) : day;
        CheckReport report = ContentCheck.run(home, around.environment(), judged);
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (json) {
            out().println(json(report, millis).toPrettyString());
        } else {
            report.problems().forEach(problem -> out().println(problem.asLine()));
            out().println(summary(report, millis));
        }
        return report.hasFindings() ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private static String summary(CheckReport report, long millis) {
        return "%s%d 个错误，%d 个警告，%d 个提示。检查了 %d 个条目、%d 个测试问题、%d 条规则、%d 个场景（%d 个通过），用时 %.1f 秒。"
                .formatted(
                        report.problems().isEmpty() ? "" : "\n",
                        report.count(Severity.ERROR),
                        report.count(Severity.WARNING),
                        report.count(Severity.HINT),
                        report.articles(),
                        report.questions(),
                        report.rules(),
                        report.scenarios(),
                        report.passed(),
                        millis / 1e3);
    }

    private static ObjectNode json(CheckReport report, long millis) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ArrayNode problems = root.putArray("problems");
        for (Problem problem : report.problems()) {
            problems.addObject()
                    .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("what", problem.what())
                    .put("remedy", problem.remedy());
        }
        root.putObject("summary")
                .put("errors", report.count(Severity.ERROR))
                .put("warnings", report.count(Severity.WARNING))
                .put("hints", report.count(Severity.HINT))
                .put("articles", report.articles())
                .put("questions", report.questions())
                .put("rules", report.rules())
                .put("scenarios", report.scenarios())
                .put("passed", report.passed())
                .put("millis", millis);
        return root;
    }
}
