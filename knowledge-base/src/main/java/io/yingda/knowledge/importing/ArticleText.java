package io.yingda.knowledge.importing;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.articles.ArticleFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        fields().values().forEach(lines::addAll);
        lines.add("---");
        return String.join("\n", lines) + "\n" + body + "\n";
    }

    /** The lines of each field of the front matter in the usual order; none for what there is nothing of. */
    Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("id", List.of("id: " + scalar(id)));
        fields.put("question", List.of("question: " + scalar(question)));
        fields.put(
                "similar",
                similar.isEmpty()
                        ? List.of()
                        : Stream.concat(
                                        Stream.of("similar:"),
                                        similar.stream().map(phrasing -> "  - " + scalar(phrasing)))
                                .toList());
        fields.put("category", category.isEmpty() ? List.of() : List.of("category: " + scalar(category)));
        fields.put("keywords", list("keywords", keywords));
        fields.put("accounts", list("accounts", accounts));
        fields.put("valid", valid());
        fields.put("link", link.isEmpty() ? List.of() : List.of("link: " + scalar(link)));
        return fields;
    }

    private List<String> valid() {
        List<String> ends = new ArrayList<>();
        if (validity.from() != null) {
            ends.add("from: " + validity.from());
        }
        if (validity.until() != null) {
            ends.add("until: " + validity.until());
        }
        return ends.isEmpty() ? List.of() : List.of("valid: {" + String.join(", ", ends) + "}");
    }

    private static List<String> list(String name, List<String> texts) {
        return texts.isEmpty()
                ? List.of()
                : List.of(name + ": ["
                        + String.join(
                                ", ", texts.stream().map(ArticleText::scalar).toList()) + "]");
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
