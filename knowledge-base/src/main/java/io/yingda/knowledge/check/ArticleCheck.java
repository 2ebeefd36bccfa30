package io.yingda.knowledge.check;

import io.yingda.engine.article.Article;
import io.yingda.engine.message.Reply;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.articles.ArticleFile.ArticleLink;
import io.yingda.knowledge.text.Folding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Checks what one look at all articles tells. */
final class ArticleCheck {

    /** A follower sees at most this many bubbles in passing; more is hardly read, and uses up what WeChat lets us send. */
    private static final int MOST_BUBBLES = 3;

    private final List<ArticleFile> files;
    private final LocalDate today;
    private final Consumer<Problem> problems;
    private final Set<String> ids = new TreeSet<>();
    private final Map<String, List<Place>> phrasings = new HashMap<>();

    ArticleCheck(List<ArticleFile> files, LocalDate today, Consumer<Problem> problems) {
        this.files = files;
        this.today = today;
        this.problems = problems;
    }

    private record Place(ArticleFile file, int line) {
        String asText() {
            return file.file() + " 第 " + line + " 行";
        }
    }

    void run() {
        files.forEach(file -> ids.add(file.article().id()));
        for (ArticleFile file : files) {
            checkName(file);
            checkPhrasings(file);
            checkValidity(file);
            checkLength(file);
            checkLinks(file);
        }
    }

    private void checkName(ArticleFile file) {
        String name = String.valueOf(Path.of(file.file()).getFileName());
        String id = file.article().id();
        if (!name.equals(id + ".md")) {
            problems.accept(Problem.warning(
                    file.file(), file.idLine(), "文件名和 id“" + id + "”不一样", "请把文件改名为 " + id + ".md，方便查找"));
        }
        if (file.article().category().isEmpty()) {
            problems.accept(Problem.warning(file.file(), file.idLine(), "缺少 category", "请写上分类，规则按它转接和统计"));
        }
    }

    private void checkPhrasings(ArticleFile file) {
        List<String> texts = file.article().phrasings();
        for (int index = 0; index < texts.size(); index++) {
            String bare = Folding.bare(texts.get(index));
            Place here = new Place(file, file.phrasingLines().get(index));
            if (bare.isEmpty()) {
                problems.accept(Problem.warning(file.file(), here.line(), "这个问法里没有文字", "请写成粉丝会说的一句话"));
                continue;
            }
            List<Place> others = phrasings.computeIfAbsent(bare, words -> new ArrayList<>());
            Place before = others.stream()
                    .filter(other -> canMeet(other.file().article(), file.article()))
                    .findFirst()
                    .orElse(null);
            others.add(here);
            if (before != null && before.file().file().equals(file.file())) {
                problems.accept(Problem.warning(
                        file.file(),
                        here.line(),
                        "问法“" + texts.get(index) + "”在第 " + before.line() + " 行写过了",
                        "请删去一个"));
            } else if (before != null) {
                problems.accept(Problem.error(
                        file.file(),
                        here.line(),
                        "问法“" + texts.get(index) + "”也在 " + before.asText(),
                        "同一个问法只能属于一个条目，请改其中一个"));
            }
        }
    }

    /** Whether some follower could be served either article on the same day. */
    private static boolean canMeet(Article one, Article other) {
        boolean sameAccount = one.accounts().isEmpty()
                || other.accounts().isEmpty()
                || one.accounts().stream().anyMatch(other.accounts()::contains);
        return sameAccount && one.validity().overlaps(other.validity());
    }

    private void checkValidity(ArticleFile file) {
        if (file.article().validity().endedBefore(today)) {
            problems.accept(Problem.warning(
                    file.file(),
                    file.validLine(),
                    "条目已于 " + file.article().validity().until() + " 过期，粉丝看不到它",
                    "请改有效期，或删去这个条目"));
        }
    }

    private void checkLength(ArticleFile file) {
        long bubbles = file.article().replies().stream()
                .filter(Reply.Text.class::isInstance)
                .count();
        if (bubbles > MOST_BUBBLES) {
            problems.accept(Problem.warning(
                    file.file(),
                    file.answerLine(),
                    "答案太长，要分 " + bubbles + " 条消息才能发完",
                    "请缩短到 " + MOST_BUBBLES + " 条以内，或用 link 指向写有全文的网页"));
        }
    }

    private void checkLinks(ArticleFile file) {
        for (ArticleLink link : file.links()) {
            if (!ids.contains(link.articleId())) {
                String remedy = Nearest.to(link.articleId(), ids)
                        .map(near -> "您是不是想写“article:" + near + "”？")
                        .orElse("请改成已有条目的 id");
                problems.accept(
                        Problem.error(file.file(), link.line(), "链接指向的条目“" + link.articleId() + "”不存在", remedy));
            } else if (link.articleId().equals(file.article().id())) {
                problems.accept(Problem.warning(file.file(), link.line(), "链接指向条目自己", "请删去或改指别的条目"));
            }
        }
    }
}
