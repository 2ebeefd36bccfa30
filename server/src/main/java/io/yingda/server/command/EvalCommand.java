package io.yingda.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.article.Article;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.questions.Questions;
import io.yingda.server.content.LoadedModel;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.measure.EvalFileException;
import io.yingda.server.measure.EvalFiles;
import io.yingda.server.measure.EvalOutcome;
import io.yingda.server.measure.EvalQuestion;
import io.yingda.server.measure.EvalReport;
import io.yingda.server.measure.EvalRun;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "eval",
        description = {
            "用已知答案的问题衡量检索：R@1、R@3、R@10、MRR@10，以及在给定准确率下能答对多少。",
            "不写 --kb 就用商户自己的条目和 knowledge-base/questions/ 里的问题；",
            "写 --kb 和 --queries 就用外来的数据，JSONL，一行一个：",
            "  条目 {\"id\", \"question\", \"answer\", \"similar\": [], \"category\"}",
            "  问题 {\"text\", \"answer_id\": 条目或 null（没有答案）, \"also_ok\": []}"
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
            description = "语义模型：none、bundled 或模型的路径；不写就用 yingda.yaml 里的，外来的数据不用")
    @Nullable
    String model;

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
        EvalReport report = kb != null && queries != null ? foreign(kb, queries) : own();
        out().println(
                        json
                                ? new ObjectMapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(report)
                                : text(report));
        return ExitCode.FINE;
    }

    private EvalReport foreign(Path entries, Path questions) throws InterruptedException {
        List<Article> articles;
        List<EvalQuestion> asked;
        try {
            articles = EvalFiles.articles(entries);
            asked = EvalFiles.questions(questions);
        } catch (EvalFileException unreadable) {
            throw wrongUse(String.valueOf(unreadable.getMessage()));
        }
        try (LoadedModel loaded = loaded(SearchModel.NONE);
                LocalKnowledgeBase base = loaded.of(articles)) {
            base.awaitLearning();
            return measured(base, "", asked);
        }
    }

    private EvalReport own() throws InterruptedException {
        MerchantHome home = home();
        Settings settings = settings(home);
        String account = account(settings, null).name();
        List<Problem> problems = new ArrayList<>();
        List<EvalQuestion> asked = Questions.read(home.knowledgeBase(), problems::add).stream()
                .map(question -> new EvalQuestion(question.question(), new HashSet<>(question.expected())))
                .toList();
        problems.forEach(problem -> err().println(problem.asLine()));
        try (LoadedModel loaded = loaded(settings.model());
                LocalKnowledgeBase base = loaded.open(home)) {
            base.awaitLearning();
            return measured(base, account, asked);
        }
    }

    /** The model asked for: a figure measured without it would mislead. */
    private LoadedModel loaded(SearchModel otherwise) {
        try {
            return LoadedModel.toMeasure(model == null ? otherwise : named(model));
        } catch (EmbedderUnavailableException unavailable) {
            throw wrongUse(String.valueOf(unavailable.getMessage()));
        }
    }

    private SearchModel named(String written) {
        return SearchModel.of(written, Path.of(""))
                .orElseThrow(() -> wrongUse("--model 没有“" + written + "”这个选项。" + SearchModel.remedy(written)));
    }

    private EvalReport measured(LocalKnowledgeBase base, String account, List<EvalQuestion> questions) {
        LocalDate valid = day == null ? LocalDate.ofInstant(around.clock().instant(), ZoneId.of("Asia/Shanghai")) : day;
        List<EvalOutcome> outcomes;
        try (Progress progress = new Progress("提问", EvalRun.steps(questions), err(), around.watched())) {
            outcomes = new EvalRun(base, account, valid).of(questions, progress::at);
        }
        return EvalReport.of(base.articles().size(), outcomes);
    }

    private static String text(EvalReport report) {
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
                        report.ms().mean(),
                        report.ms().p50(),
                        report.ms().p99());
    }
}
