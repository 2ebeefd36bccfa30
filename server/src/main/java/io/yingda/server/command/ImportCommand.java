package io.yingda.server.command;

import io.yingda.engine.problem.Severity;
import io.yingda.knowledge.importing.ArticleImport;
import io.yingda.knowledge.importing.ImportPlan;
import io.yingda.knowledge.importing.ImportPlan.Addition;
import io.yingda.knowledge.importing.ImportPlan.Change;
import io.yingda.knowledge.importing.ImportPlan.Difference;
import io.yingda.server.content.MerchantHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a merchant's table into article files, after showing what would change. */
@Command(
        name = "import",
        description = {
            "把表格里的问答导入成条目文件：CSV（UTF-8、UTF-16 或 GBK 编码）、XLSX 或 JSONL（UTF-8 编码）。",
            "列名中英文都行：问题 question、相似问法 similar、答案 answer、类别 category、关键词 keywords、编号 id。",
            "先列出会新增和改动什么，问过才写；再次导入时编号不变。表格里有错的行不导入。"
        })
final class ImportCommand extends MerchantCommand {

    private static final Set<String> YES = Set.of("y", "yes", "是", "好");
    /** Longest piece of a text shown in the plan. */
    private static final int PIECE = 60;

    @Parameters(paramLabel = "FILE", description = "要导入的表格")
    Path file = Path.of("");

    @Option(names = "--yes", description = "不问，直接写")
    boolean yes;

    @Option(names = "--dry-run", description = "只列出会做什么，不写")
    boolean dryRun;

    ImportCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws IOException {
        MerchantHome home = home();
        if (!Files.isRegularFile(file)) {
            throw wrongUse("没有这个文件：" + file);
        }
        ImportPlan plan = ArticleImport.plan(file, home.knowledgeBase());
        show(plan);
        boolean wrong = plan.problems().stream().anyMatch(problem -> problem.severity() != Severity.HINT);
        int code = wrong ? ExitCode.FINDINGS : ExitCode.FINE;
        if (plan.size() == 0 || dryRun) {
            return code;
        }
        if (!yes && !agreed(plan)) {
            out().println("没有写任何文件。");
            return code;
        }
        try (Progress progress = new Progress("写入条目", plan.size(), err(), around.watched())) {
            plan.write(progress::at);
        }
        out().println("写好了 " + plan.size() + " 个条目。用 ./yingda check 检查一遍。");
        return code;
    }

    private boolean agreed(ImportPlan plan) {
        if (!around.asks()) {
            throw wrongUse("这里没法询问是否写入；确认要写就加上 --yes，只看看就加上 --dry-run");
        }
        out().print("写入这 " + plan.size() + " 个条目吗？[y/N] ");
        out().flush();
        String answer = around.line();
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private void show(ImportPlan plan) {
        plan.problems().stream().sorted().forEach(problem -> out().println(problem.asLine()));
        for (Addition addition : plan.added()) {
            out().println("新增 " + addition.id() + "  " + piece(addition.question()));
        }
        for (Change change : plan.changed()) {
            out().println("改动 " + change.id());
            for (Difference difference : change.differences()) {
                out().println("  " + difference.field() + "：" + piece(difference.before()) + " → "
                        + piece(difference.after()));
            }
        }
        out().println("新增 %d，改动 %d，不变 %d，问题 %d。"
                .formatted(
                        plan.added().size(),
                        plan.changed().size(),
                        plan.unchanged().size(),
                        plan.problems().size()));
    }

    private static String piece(String text) {
        String line = text.replace("\n", "⏎");
        if (line.isEmpty()) {
            return "（空）";
        }
        return line.codePointCount(0, line.length()) <= PIECE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, PIECE)) + "…";
    }
}
