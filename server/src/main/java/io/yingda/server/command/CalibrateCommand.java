package io.yingda.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.labels.Label;
import io.yingda.knowledge.labels.Labels;
import io.yingda.knowledge.learning.LearningSettings;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.quality.CalibrationReport;
import io.yingda.server.quality.CalibrationText;
import io.yingda.server.quality.ReliabilityPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "calibrate",
        description = {
            "看把握准不准：把握 0.8 的回答里，是不是真有八成是对的。",
            "用条目自己的问法演习（藏起一句再问它），也用 knowledge-base/questions/ 里的测试问题，",
            "列出 ECE、各档把握的可靠度，以及按容许答错的份额建议的门槛：answer 直接答、offer 列成选项、margin 两个太近。",
            "标注（真实的问题和对的条目）放在 knowledge-base/labels/ 里，能让把握更准；太少或没有好处时不用它们。"
        },
        footer = "例：./yingda calibrate --tolerance 0.02 --svg 可靠度.svg")
final class CalibrateCommand extends MerchantCommand {

    @Option(names = "--tolerance", paramLabel = "SHARE", description = "所有问题里最多容许多大份额答错，写法如 0.05；不写就用 yingda.yaml 里的")
    @Nullable
    Double tolerance;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "再加上这个文件里的标注试试：CSV（列名 问题,条目）或 JSONL（question、article），没有答案写 none")
    @Nullable
    Path labels;

    @Option(names = "--svg", paramLabel = "FILE", description = "把可靠度画成图，写进这个 SVG 文件")
    @Nullable
    Path svg;

    @Option(names = "--model", paramLabel = "MODEL", description = "语义模型：none、bundled 或模型的路径；不写就用 yingda.yaml 里的")
    @Nullable
    String model;

    @Option(names = "--json", description = "输出 JSON")
    boolean json;

    CalibrateCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        Given.tolerance(tolerance, this);
        MerchantHome home = home();
        List<Problem> problems = new ArrayList<>();
        Labels.read(home.knowledgeBase(), problems::add);
        LearningSettings learning = LearningSettings.USUAL.with(
                more(problems).stream().map(Label::asked).toList());
        CalibrationReport report;
        try {
            report = new Examination(this, null, tolerance, Given.model(model, this), learning).calibration(home);
        } catch (EmbedderUnavailableException unavailable) {
            throw wrongUse(String.valueOf(unavailable.getMessage()));
        }
        draw(report);
        problems.forEach(problem -> err().println(problem.asLine()));
        out().println(json ? json(report) : CalibrationText.of(report));
        return problems.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private List<Label> more(List<Problem> problems) {
        if (labels == null) {
            return List.of();
        }
        if (!Files.isRegularFile(labels)) {
            throw wrongUse("没有这个文件：" + labels);
        }
        return Labels.readFile(labels, labels.toString(), problems::add);
    }

    private void draw(CalibrationReport report) {
        if (svg != null) {
            try {
                Files.writeString(svg, ReliabilityPicture.of(report));
            } catch (IOException unwritable) {
                throw wrongUse(svg + ": 写不了这个文件。请检查文件夹是否存在、能不能写");
            }
        }
    }

    private static String json(CalibrationReport report) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = mapper.valueToTree(report);
        ((ObjectNode) tree.get("rehearsal"))
                .put("ece", report.rehearsal().error())
                .put("count", report.rehearsal().count());
        ((ObjectNode) tree.get("questions"))
                .put("ece", report.questions().error())
                .put("count", report.questions().count());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }
}
