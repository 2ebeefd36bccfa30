package io.yingda.knowledge.importing;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.articles.ArticleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of an article file, field by field.
 *
 * @param accounts in order of their names
 * @param body the Markdown, stripped
 */
record ArticleText(
        String id,
        String question,
        List<String> similar,
        String category,
        List<String> keywords,
        List<String> accounts,
        Validity validity,
        String link,
        String body) {

    /** Words that need no quotes in YAML, whatever they stand beside. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9 ，。？！、；（）“”《》·…%/_.-]*(?<! )");

    private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    ArticleText {
        similar = List.copyOf(similar);
        keywords = List.copyOf(keywords);
        accounts = List.copyOf(accounts);
    }

    /** @param text the text of the file it was read from */
    static ArticleText of(ArticleFile file, String text) {
        Article article = file.article();
        List<String> lines = text.lines().toList();
        String body = String.join("\n", lines.subList(Math.min(lines.size(), file.answerLine() - 1), lines.size()));
        return new ArticleText(
                article.id(),
                article.question(),
                article.similar(),
                article.category(),
                article.keywords(),
                article.accounts().stream().sorted().toList(),
                article.validity(),
                file.link(),
                body.strip());
    }

    String asFile() {
        List<String> lines = new ArrayList<>();
        lines.add("---");
        lines.add("id: " + scalar(id));
        lines.add("question: " + scalar(question));
        if (!similar.isEmpty()) {
            lines.add("similar:");
            similar.forEach(phrasing -> lines.add("  - " + scalar(phrasing)));
        }
        if (!category.isEmpty()) {
            lines.add("category: " + scalar(category));
        }
        addList(lines, "keywords", keywords);
        addList(lines, "accounts", accounts);
        if (!validity.equals(Validity.ALWAYS)) {
            List<String> ends = new ArrayList<>();
            if (validity.from() != null) {
                ends.add("from: " + validity.from());
            }
            if (validity.until() != null) {
                ends.add("until: " + validity.until());
            }
            lines.add("valid: {" + String.join(", ", ends) + "}");
        }
        if (!link.isEmpty()) {
            lines.add("link: " + scalar(link));
        }
        lines.add("---");
        return String.join("\n", lines) + "\n" + body + "\n";
    }

    private static void addList(List<String> lines, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            lines.add(name + ": ["
                    + String.join(", ", texts.stream().map(ArticleText::scalar).toList()) + "]");
        }
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
            return text;
        }
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replaceAll("\\R", " ");
        return '"' + escaped + '"';
    }
}
