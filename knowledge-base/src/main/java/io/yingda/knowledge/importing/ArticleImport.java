package io.yingda.knowledge.importing;

import io.yingda.engine.article.Validity;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.articles.ArticleReader;
import io.yingda.knowledge.articles.ArticleShelf;
import io.yingda.knowledge.importing.ImportPlan.Addition;
import io.yingda.knowledge.importing.ImportPlan.Change;
import io.yingda.knowledge.importing.ImportPlan.Difference;
import io.yingda.knowledge.importing.Table.Row;
import io.yingda.knowledge.text.Folding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares a table of questions and answers with the articles that are there, and plans what to write. */
public final class ArticleImport {

    private static final Pattern BETWEEN_TEXTS = Pattern.compile("[\\n\\r;；|｜]+");
    private static final Pattern BETWEEN_KEYWORDS = Pattern.compile("[\\n\\r;；|｜,，、]+");
    private static final char MARK = '\uFEFF';
    private static final String NO_CATEGORY = "未分类";

    private final String source;
    private final Path folder;
    /** The folder of the articles as problems name it. */
    private final String articles;

    private final Map<String, ArticleFile> byId = new TreeMap<>();
    private final Map<String, ArticleFile> byQuestion = new HashMap<>();
    private final List<BrokenFile> broken = new ArrayList<>();
    private final Map<String, Integer> rowOfId = new HashMap<>();
    private final List<Addition> added = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ArticleImport(String source, Path folder) {
        this.source = source;
        this.folder = folder;
        articles = folder.toAbsolutePath().normalize().getFileName() + "/articles";
    }

    /**
     * Plans the import of a table.
     *
     * <p>A row is the article with its id; without an id it is the article with the same question, and otherwise a new one,
     * whose id follows from its question. An empty cell leaves what is there.
     *
     * @param source a {@code .csv}, {@code .xlsx} or {@code .jsonl} file
     * @param folder the folder that holds {@code articles/}
     */
    public static ImportPlan plan(Path source, Path folder) {
        ArticleImport plan = new ArticleImport(String.valueOf(source.getFileName()), folder);
        plan.readArticles();
        for (Row row : TableReader.read(source, plan.problems::add).rows()) {
            plan.add(row);
        }
        return new ImportPlan(
                plan.added,
                plan.changed,
                plan.unchanged,
                plan.problems.stream().sorted().toList());
    }

    private void readArticles() {
        ArticleShelf shelf = new ArticleShelf(folder.resolve("articles"), articles, Clock.systemUTC());
        shelf.refresh();
        shelf.unfit().forEach((name, path) -> broken.add(BrokenFile.of(name, path, shelf.problems())));
        for (ArticleFile file : shelf.articles()) {
            byId.put(file.article().id(), file);
            byQuestion.putIfAbsent(Folding.bare(file.article().question()), file);
        }
    }

    private void add(Row row) {
        String question = row.text(Column.QUESTION);
        String bare = Folding.bare(question);
        if (bare.isEmpty()) {
            refuse(row, "问题是空的", "请填上问题，或删去这一行");
            return;
        }
        if (row.text(Column.ANSWER).isEmpty()) {
            refuse(row, "答案是空的", "请填上答案，或删去这一行");
            return;
        }
        String id = id(row, bare);
        if (!ArticleReader.isId(id)) {
            refuse(row, "编号“" + id + "”里有不能用的字符", "编号只用字母、数字、点、横线和下划线，不以点开头，最多 100 个字符");
            return;
        }
        Integer before = rowOfId.putIfAbsent(id, row.number());
        if (before != null) {
            refuse(row, "和第 " + before + " 行是同一个条目（" + id + "）", "请合成一行，其余说法写进相似问");
            return;
        }
        ArticleFile existing = byId.get(id);
        if (existing != null) {
            compare(existing, row);
            return;
        }
        BrokenFile unfit =
                broken.stream().filter(file -> file.isOf(id, bare)).findFirst().orElse(null);
        if (unfit == null) {
            addNew(id, row);
        } else {
            refuse(row, "这个条目已经有文件，但文件有错：" + unfit.place(), "请先改好那个文件，再导入这一行");
        }
    }

    private String id(Row row, String bareQuestion) {
        String id = row.text(Column.ID);
        if (!id.isEmpty()) {
            return id;
        }
        ArticleFile existing = byQuestion.get(bareQuestion);
        return existing == null
                ? QuestionId.of(bareQuestion)
                : existing.article().id();
    }

    private void addNew(String id, Row row) {
        ArticleText text =
                merged(new ArticleText(id, "", List.of(), "", List.of(), List.of(), Validity.ALWAYS, "", ""), row);
        String topic =
                text.category().isEmpty() ? NO_CATEGORY : text.category().replaceAll("[\\\\/:*?\"<>|.~\\s]+", "-");
        Path file = folder.resolve("articles").resolve(topic).resolve(id + ".md");
        if (Files.exists(file)) {
            refuse(row, "文件 " + topic + "/" + id + ".md 已经有了，但读不出来", "请先改好那个文件（运行 check 看错在哪里）");
            return;
        }
        added.add(new Addition(id, text.question(), file, text.asFile()));
    }

    private void compare(ArticleFile existing, Row row) {
        String name = existing.file().substring(articles.length() + 1);
        Path file = folder.resolve("articles").resolve(name);
        String original;
        try {
            original = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            refuse(row, "条目文件 " + name + " 读不出来", "请检查文件的权限");
            return;
        }
        String marked = plainLines(original);
        String text = marked.charAt(0) == MARK ? marked.substring(1) : marked;
        ArticleText before = ArticleText.of(existing, text);
        ArticleText after = merged(before, row);
        List<Difference> differences = ImportPlan.differences(before, after);
        if (differences.isEmpty()) {
            unchanged.add(before.id());
        } else {
            ArticleEdit.Edited edited = ArticleEdit.of(existing, text, before, after);
            edited.lost()
                    .forEach(comment -> problems.add(Problem.hint(
                            existing.file(), comment.line(), "写入后，这里的注释会丢失：" + comment.comment(), "还要用就先抄下来")));
            String whole = (marked.equals(text) ? "" : MARK) + edited.text();
            changed.add(new Change(
                    before.id(), file, differences, original.contains("\r\n") ? whole.replace("\n", "\r\n") : whole));
        }
    }

    private static String plainLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static ArticleText merged(ArticleText base, Row row) {
        String question = row.text(Column.QUESTION).replaceAll("\\s*\\R\\s*", " ");
        String bare = Folding.bare(question);
        List<String> similar = texts(row, Column.SIMILAR, BETWEEN_TEXTS).stream()
                .filter(text -> !Folding.bare(text).equals(bare))
                .toList();
        List<String> keywords = texts(row, Column.KEYWORDS, BETWEEN_KEYWORDS);
        String category = row.text(Column.CATEGORY);
        return new ArticleText(
                base.id(),
                question,
                similar.isEmpty() ? base.similar() : similar,
                category.isEmpty() ? base.category() : category,
                keywords.isEmpty() ? base.keywords() : keywords,
                base.accounts(),
                base.validity(),
                base.link(),
                ImportedAnswer.markdown(row.text(Column.ANSWER)));
    }

    private static List<String> texts(Row row, Column column, Pattern between) {
        return row.texts(column).stream()
                .flatMap(between::splitAsStream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private void refuse(Row row, String what, String remedy) {
        problems.add(Problem.error(source, row.number(), what, remedy));
    }
}
