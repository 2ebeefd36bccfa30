package io.yingda.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.learning.LearningSettings;
import io.yingda.server.quality.Comparison;
import io.yingda.server.quality.ComparisonText;
import io.yingda.server.quality.EvalFileException;
import io.yingda.server.quality.ReportFile;
import io.yingda.server.quality.ReportText;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "eval",
        description = {
            "用已知答案的问题衡量检索：找得准不准，把握准不准，每个问题的下场，最有把握的错误。",
            "R@1、R@3、R@10、MRR@10 看名次，ECE、AUROC 看把握；按建议门槛来做，每个问题的下场是：",
            "  right      答对：第一个候选的把握到了门槛，而且是对的",
            "  offered    选项里有：没有直接答，列出的至多三个选项里有对的",
            "  escalated  转人工：既没有答，选项里也没有对的；本来就没有答案的问题，这样才对",
            "  wrong      答错：第一个候选的把握到了门槛，却是错的，或者问题本来没有答案",
            "四者相加是全部问题；--json 里在 outcome，各类问题的在 byKind，最有把握的 50 个错误在 errors。",
            "不写 --kb 就用商户自己的条目和 knowledge-base/questions/ 里的问题；",
            "写 --kb 和 --queries 就用外来的数据，JSONL，一行一个：",
            "  条目 {\"id\", \"question\", \"answer\", \"similar\": [], \"category\"}",
            "  问题 {\"id\", \"text\", \"answer_id\": 条目或 null（没有答案）, \"also_ok\": [], \"kind\": 类别}"
        },
        footer = {
            "例：./yingda eval --report before.json      改了条目以后：",
            "    ./yingda eval --against before.json     逐个问题看变好变差"
        })
final class EvalCommand extends MerchantCommand {

    @Option(names = "--kb", paramLabel = "FILE", description = "外来的条目")
    @Nullable
    Path kb;

    @Option(names = "--queries", paramLabel = "FILE", description = "关于它们的问题")
    @Nullable
    Path queries;

    @Option(names = "--day", paramLabel = "DATE", description = "按哪一天判断条目的有效期，写法如 2026-11-30；不写就是今天")
    @Nullable
    LocalDate day;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "语义模型：none、bundled 或模型的路径；不写就用 yingda.yaml 里的，外来的数据用 bundled")
    @Nullable
    String model;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description = "所有问题里最多容许多大份额答错，写法如 0.05；不写就用 yingda.yaml 里的，外来的数据用 0.05")
    @Nullable
    Double tolerance;

    @Option(names = "--report", paramLabel = "FILE", description = "把报告连同每个问题的结果写进这个文件（JSON）")
    @Nullable
    Path report;

    @Option(names = "--against", paramLabel = "FILE", description = "和 --report 写下的报告相比：哪些问题变好、变差、换了名次")
    @Nullable
    Path against;

    @Option(names = "--json", description = "输出 JSON")
    boolean json;

    EvalCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        if ((kb == null) != (queries == null)) {
            throw wrongUse("--kb 和 --queries 要一起写");
        }
        Given.tolerance(tolerance, this);
        try {
            ReportFile before = against == null ? null : ReportFile.read(against);
            ReportFile now = measured();
            if (report != null) {
                now.write(report);
            }
            Comparison comparison = before == null ? null : Comparison.between(before, now);
            out().println(json ? json(now, comparison) : text(now, comparison));
            return ExitCode.FINE;
        } catch (EvalFileException unreadable) {
            throw wrongUse(String.valueOf(unreadable.getMessage()));
        }
    }

    private ReportFile measured() throws InterruptedException {
        Examination examination =
                new Examination(this, day, tolerance, Given.model(model, this), LearningSettings.USUAL);
        try {
            return kb != null && queries != null ? examination.foreign(kb, queries) : examination.own();
        } catch (EmbedderUnavailableException unavailable) {
            // A figure measured without the model asked for would mislead.
            throw wrongUse(String.valueOf(unavailable.getMessage()));
        }
    }

    private static String text(ReportFile now, @Nullable Comparison comparison) {
        String text = ReportText.of(now.report());
        return comparison == null ? text : text + "\n\n" + ComparisonText.of(comparison);
    }

    private static String json(ReportFile now, @Nullable Comparison comparison) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = mapper.valueToTree(now.report());
        if (comparison != null) {
            tree.set("changes", mapper.valueToTree(comparison));
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }
}
