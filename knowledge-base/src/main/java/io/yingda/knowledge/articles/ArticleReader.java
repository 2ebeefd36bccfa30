package io.yingda.knowledge.articles;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.document.Node.Mapping;
import io.yingda.engine.document.Node.Scalar;
import io.yingda.engine.message.Option;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.knowledge.document.YamlDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the text of one article file: YAML front matter between two lines {@code ---}, then the answer in Markdown. */
public final class ArticleReader {

    /** Without a dot in front: a file of that name would be hidden. */
    private static final Pattern ID = Pattern.compile("(?!\\.)[\\p{IsAlphabetic}\\p{IsDigit}._-]{1,100}");

    private static final Pattern PAGE = Pattern.compile("https?://[^\\s\"<>]+");
    private static final String FENCE = "---";

    private final String file;
    private final Consumer<Problem> problems;
    private boolean strict = true;
    private boolean unfit;

    private ArticleReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Whether an article may have this id. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /**
     * Reads an article and reports everything that is wrong. What only decorates the article is read as absent when it is
     * wrong.
     *
     * @param file as problems should name it
     * @param text the file's text with plain line ends
     * @return the article; empty when it must not be served as it is
     */
    public static Optional<ArticleFile> read(String file, String text, Consumer<Problem> problems) {
        return new ArticleReader(file, problems).read(text);
    }

    private Optional<ArticleFile> read(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (!isFence(lines.getFirst())) {
            refuse(1, "文件开头缺少“---”", "条目以一行“---”开始，接着写 id、question 等字段，再用一行“---”结束");
            return Optional.empty();
        }
        int end = 1;
        while (end < lines.size() && !isFence(lines.get(end))) {
            end++;
        }
        if (end == lines.size()) {
            refuse(1, "字段后面缺少收尾的“---”", "请在字段之后、答案之前加一行“---”");
            return Optional.empty();
        }
        Node root = YamlDocument.read(file, String.join("\n", lines.subList(1, end)), 2, this::report);
        if (unfit) {
            return Optional.empty();
        }
        if (!(root instanceof Mapping mapping)) {
            refuse(2, "“---”之间应当是一组字段", "例如“id: return-time”一行、“question: 多久能退款？”一行");
            return Optional.empty();
        }
        String body = String.join("\n", lines.subList(end + 1, lines.size()));
        return read(new Fields(file, mapping, this::report), body, end + 2);
    }

    private Optional<ArticleFile> read(Fields fields, String body, int bodyLine) {
        String id = fields.requiredText("id").strip();
        if (!id.isEmpty() && !isId(id)) {
            refuse(fields.line("id"), "id“" + id + "”里有不能用的字符", "id 只用字母、数字、点、横线和下划线，不以点开头，最多 100 个字符");
        }
        String question = fields.requiredText("question").strip();
        List<String> accounts = fields.texts("accounts");
        Validity validity = validity(fields);

        strict = false;
        List<Integer> phrasingLines = new ArrayList<>(List.of(fields.line("question")));
        List<String> similar = similar(fields, phrasingLines);
        String category = fields.text("category").orElse("").strip();
        List<String> keywords = fields.texts("keywords");
        String link = link(fields);
        fields.finish();
        Answer answer = AnswerReader.read(file, bodyLine, body, this::report);
        if (answer.blocks().isEmpty()) {
            refuse(bodyLine, "答案是空的", "请在第二个“---”下面写上答案");
        }
        if (unfit) {
            return Optional.empty();
        }
        Article article = new Article(
                id,
                question,
                similar,
                answer.plain(),
                Bubbles.of(answer.blocks(), link),
                category,
                keywords,
                new LinkedHashSet<>(accounts),
                validity,
                answer.links().stream()
                        .map(each -> new Option(each.text(), each.articleId()))
                        .toList());
        return Optional.of(new ArticleFile(
                file, article, fields.line("id"), phrasingLines, answer.links(), link, bodyLine, fields.line("valid")));
    }

    private List<String> similar(Fields fields, List<Integer> lines) {
        List<String> similar = new ArrayList<>();
        for (Node item : fields.items("similar")) {
            if (item instanceof Scalar scalar && !scalar.value().isBlank()) {
                similar.add(scalar.value().strip());
                lines.add(scalar.line());
            } else {
                String remedy = item instanceof Mapping ? "句子里有冒号时，请给整句加上引号" : "请填上内容或删去这一行";
                fields.error(item.line(), "similar 里应当是一句一句的话，这里却是" + item.label(), remedy);
            }
        }
        return similar;
    }

    private Validity validity(Fields fields) {
        Fields ends = fields.fields("valid").orElse(null);
        if (ends == null) {
            return Validity.ALWAYS;
        }
        LocalDate from = ends.date("from").orElse(null);
        LocalDate until = ends.date("until").orElse(null);
        ends.finish();
        if (from != null && until != null && until.isBefore(from)) {
            refuse(fields.line("valid"), "有效期的结束早于开始", "请检查 from 和 until");
        }
        return new Validity(from, until);
    }

    private String link(Fields fields) {
        String link = fields.text("link").orElse("").strip();
        if (!link.isEmpty() && !PAGE.matcher(link).matches()) {
            fields.error(fields.line("link"), "link 应当是网页地址，这里是“" + link + "”", "请以 https:// 开头");
            return "";
        }
        return link;
    }

    private static boolean isFence(String line) {
        return line.stripTrailing().equals(FENCE);
    }

    private void refuse(int line, String what, String remedy) {
        unfit = true;
        problems.accept(Problem.error(file, line, what, remedy));
    }

    /** Passes a problem on; in the parts that decide who may see what, an error makes the file unfit. */
    private void report(Problem problem) {
        unfit |= strict && problem.severity() == Severity.ERROR;
        problems.accept(problem);
    }
}
