package io.yingda.server.command;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.LocalKnowledgeBase;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.learning.LearningSettings;
import io.yingda.knowledge.ranking.Family;
import io.yingda.server.content.LoadedModel;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.quality.AblationTable;
import io.yingda.server.quality.EvalFileException;
import io.yingda.server.quality.EvalFiles;
import io.yingda.server.quality.EvalOutcome;
import io.yingda.server.quality.EvalQuestion;
import io.yingda.server.quality.EvalReport;
import io.yingda.server.quality.EvalRun;
import io.yingda.server.quality.QualityFile;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ablation",
        description = {
            "逐一关掉检索的每一部分，看它值多少：R@1、准确率九成时能答对的份额、ECE。",
            "在商户自己的测试问题上做，也在 --set 给出的外来数据上做；写成 Markdown，文件里标记以下的文字原样保留。",
            "要十几分钟：每关一部分都重新学习一遍。"
        },
        footer = "例：./yingda ablation --day 2026-11-23 --set data/afqmc_cn --set data/taipei_gov_tw")
final class AblationCommand extends MerchantCommand {

    @Option(names = "--set", paramLabel = "DIR", description = "一份外来的数据：文件夹里有 kb.jsonl 和 queries.jsonl，写法见 eval；可以写几次")
    List<Path> folders = List.of();

    @Option(names = "--write", paramLabel = "FILE", description = "写到哪个文件；不写就是商户目录里的 knowledge-base/QUALITY.md")
    @Nullable
    Path file;

    @Option(names = "--day", paramLabel = "DATE", description = "按哪一天判断条目的有效期，写法如 2026-11-30；不写就是今天")
    @Nullable
    LocalDate day;

    @Option(names = "--model", paramLabel = "MODEL", description = "语义模型：bundled 或模型的路径；不写就用 bundled")
    @Nullable
    String model;

    AblationCommand(Surroundings around) {
        super(around);
    }

    /** Something to ask, and whom. */
    private record Exam(String name, Opener opener, String account, List<EvalQuestion> questions) {}

    private interface Opener {
        LocalKnowledgeBase open(LoadedModel model, LearningSettings learning);
    }

    @Override
    public Integer call() throws InterruptedException {
        SearchModel named = Given.model(model, this);
        MerchantHome home = home();
        Path written = file == null ? home.knowledgeBase().resolve("QUALITY.md") : file;
        try {
            QualityFile.check(written);
            List<Exam> exams = exams(home);
            AblationTable table =
                    new AblationTable(exams.stream().map(Exam::name).toList());
            try (LoadedModel loaded = LoadedModel.toCompare(named == null ? SearchModel.BUNDLED : named);
                    LoadedModel words = LoadedModel.toCompare(SearchModel.NONE)) {
                table.add(row("全部都用", exams, loaded, Set.of()));
                for (Family family : Family.values()) {
                    table.add(row("不用" + family.label(), exams, loaded, Set.of(family)));
                }
                table.add(row("不用语义模型，只按字词", exams, words, Set.of()));
            }
            QualityFile.write(written, text(exams, table));
            out().println("写好了 " + written);
            return ExitCode.FINE;
        } catch (EvalFileException unreadable) {
            throw wrongUse(String.valueOf(unreadable.getMessage()));
        } catch (EmbedderUnavailableException unavailable) {
            throw wrongUse(String.valueOf(unavailable.getMessage()));
        }
    }

    private List<Exam> exams(MerchantHome home) {
        Settings settings = settings(home);
        List<Exam> exams = new ArrayList<>();
        exams.add(new Exam(
                account(settings, null).title(),
                (loaded, learning) -> loaded.open(home, learning),
                account(settings, null).name(),
                OwnQuestions.of(home, err())));
        for (Path folder : folders) {
            List<Article> articles = EvalFiles.articles(folder.resolve("kb.jsonl"));
            exams.add(new Exam(
                    String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                    (loaded, learning) -> loaded.of(articles, learning),
                    "",
                    EvalFiles.questions(folder.resolve("queries.jsonl"))));
        }
        return exams;
    }

    private AblationTable.Row row(String name, List<Exam> exams, LoadedModel loaded, Set<Family> without)
            throws InterruptedException {
        List<AblationTable.Cell> cells = new ArrayList<>();
        for (Exam exam : exams) {
            LearningSettings learning = LearningSettings.USUAL.without(without);
            try (LocalKnowledgeBase base = exam.opener().open(loaded, learning)) {
                base.awaitLearning();
                EvalReport.Setting setting = new EvalReport.Setting(
                        base.articles().size(),
                        learning.tolerance(),
                        base.calibration().thresholds().answer());
                cells.add(AblationTable.Cell.of(EvalReport.of(setting, asked(name, exam, base))));
            }
        }
        return new AblationTable.Row(name, cells);
    }

    private List<EvalOutcome> asked(String name, Exam exam, LocalKnowledgeBase base) {
        String task = exam.name() + "：" + name;
        try (Progress progress = new Progress(task, EvalRun.steps(exam.questions()), err(), around.watched())) {
            return new EvalRun(base, exam.account(), valid()).of(exam.questions(), progress::at);
        }
    }

    private LocalDate valid() {
        return day == null ? LocalDate.ofInstant(around.clock().instant(), ZoneId.of("Asia/Shanghai")) : day;
    }

    private String text(List<Exam> exams, AblationTable table) {
        String sets = folders.stream()
                .map(folder -> " --set " + folder.toAbsolutePath().normalize().getFileName())
                .collect(Collectors.joining());
        String counts = exams.stream()
                .map(exam -> exam.name() + " " + exam.questions().size() + " 个")
                .collect(Collectors.joining("，"));
        return """
               # 检索的每一部分值多少

               每次关掉一部分，其余照旧，连学习一起重做；括号里是和全部都用时的差。R@1 是有答案的问题里第一个候选就对的份额，
               P=.90 是准确率 90%% 时有答案的问题里能答对的份额，ECE 是把握和实际答对的份额平均差多少（越小越好）。

               问题：%s。有效期按 %s。

               用这条命令重新生成（数据的路径自己写）：`./yingda ablation --day %s%s`

               %s
               """.formatted(counts, valid(), valid(), sets, table.asMarkdown());
    }
}
