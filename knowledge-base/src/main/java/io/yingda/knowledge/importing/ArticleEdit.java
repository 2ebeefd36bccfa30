package io.yingda.knowledge.importing;

import io.yingda.engine.document.Node;
import io.yingda.engine.document.Node.Mapping;
import io.yingda.knowledge.articles.ArticleFile;
import io.yingda.knowledge.articles.ArticleReader;
import io.yingda.knowledge.document.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an article file with some of its fields changed: the lines of all others, their comments and their layout stay
 * as the editor wrote them.
 */
final class ArticleEdit {

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|(?<=[\\s:\\[,])'(?:''|[^'])*'");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

    private final List<String> lines;
    private final ArticleFile file;
    private final List<LostComment> lost = new ArrayList<>();

    private ArticleEdit(List<String> lines, ArticleFile file) {
        this.lines = new ArrayList<>(lines);
        this.file = file;
    }

    /**
     * What is to be written.
     *
     * @param text the whole file
     * @param lost the comments that stand where something changes
     */
    record Edited(String text, List<LostComment> lost) {}

    /** @param line of the file as it was */
    record LostComment(int line, String comment) {}

    /**
     * @param file the article as it was read
     * @param text the text it was read from, with plain line ends
     */
    static Edited of(ArticleFile file, String text, ArticleText before, ArticleText after) {
        List<String> original = List.of(text.split("\n", -1));
        ArticleEdit edit = new ArticleEdit(original, file);
        edit.body(before, after);
        if (edit.fields(before, after)) {
            String edited = String.join("\n", edit.lines);
            Optional<ArticleFile> read = ArticleReader.read(file.file(), edited, problem -> {});
            if (read.isPresent() && ArticleText.of(read.get(), edited).equals(after)) {
                return new Edited(edited, edit.lost);
            }
        }
        return new Edited(after.asFile(), new ArticleEdit(original, file).comments(0, file.answerLine() - 1));
    }

    /** Blank lines above the answer stay. */
    private void body(ArticleText before, ArticleText after) {
        if (before.body().equals(after.body())) {
            return;
        }
        int from = file.answerLine() - 1;
        while (from < lines.size() && lines.get(from).isBlank()) {
            from++;
        }
        lines.subList(from, lines.size()).clear();
        lines.addAll(List.of((after.body() + "\n").split("\n", -1)));
    }

    /** Lines that take the place of others; where {@code from} is {@code until}, of none. */
    private record Replacement(int from, int until, List<String> written) {}

    /** Whether every field that changes could be found. */
    private boolean fields(ArticleText before, ArticleText after) {
        Map<String, Integer> places = places();
        Map<Integer, Replacement> insertions = new TreeMap<>();
        List<Replacement> replacements = new ArrayList<>();
        List<String> names = List.copyOf(after.fields().keySet());
        for (String name : names) {
            List<String> written = after.fields().getOrDefault(name, List.of());
            Integer place = places.get(name);
            if (written.equals(before.fields().get(name))) {
                continue;
            }
            if (place == null) {
                int at = end(places, above(names, name, places));
                insertions
                        .computeIfAbsent(at, here -> new Replacement(here, here, new ArrayList<>()))
                        .written()
                        .addAll(written);
            } else {
                replacements.add(new Replacement(place, end(places, place), written));
            }
        }
        replacements.addAll(insertions.values());
        // From the last to the first, so that places hold; what is inserted before a field comes after it was replaced.
        replacements.sort(Comparator.comparingInt(Replacement::from)
                .thenComparingInt(Replacement::until)
                .reversed());
        replacements.forEach(this::replace);
        return !places.isEmpty();
    }

    /** Where each field begins, counted from 0; nothing when a field does not begin its line. */
    private Map<String, Integer> places() {
        String yaml = String.join("\n", lines.subList(1, file.answerLine() - 2));
        Node root = YamlDocument.read(file.file(), yaml, 2, problem -> {});
        Map<String, Integer> places = new TreeMap<>();
        if (root instanceof Mapping mapping) {
            for (Map.Entry<String, Node.Field> field : mapping.fields().entrySet()) {
                int place = field.getValue().line() - 1;
                String line = lines.get(place);
                String name = field.getKey();
                if (!line.startsWith(name) && !line.startsWith('"' + name) && !line.startsWith("'" + name)) {
                    return Map.of();
                }
                places.put(name, place);
            }
        }
        return places;
    }

    /** Where the field that comes just before this one begins; 0, the line above all fields, when none does. */
    private static int above(List<String> names, String name, Map<String, Integer> places) {
        for (int index = names.indexOf(name) - 1; index >= 0; index--) {
            Integer place = places.get(names.get(index));
            if (place != null) {
                return place;
            }
        }
        return 0;
    }

    /** The line after the last of the field that begins here; comments and blank lines below it are not its own. */
    private int end(Map<String, Integer> places, int from) {
        int end = places.values().stream()
                .filter(place -> place > from)
                .min(Integer::compare)
                .orElse(file.answerLine() - 2);
        while (end > from + 1
                && (lines.get(end - 1).isBlank()
                        || lines.get(end - 1).stripLeading().startsWith("#"))) {
            end--;
        }
        return end;
    }

    /** The comment of a line that stays one line stays, too. */
    private void replace(Replacement replacement) {
        int from = replacement.from();
        int until = replacement.until();
        List<LostComment> comments = comments(from, until);
        List<String> written = new ArrayList<>(replacement.written());
        if (until == from + 1 && written.size() == 1 && comments.size() == 1) {
            written.set(0, written.getFirst() + " " + comments.getFirst().comment());
        } else {
            lost.addAll(0, comments);
        }
        lines.subList(from, until).clear();
        lines.addAll(from, written);
    }

    private List<LostComment> comments(int from, int end) {
        List<LostComment> comments = new ArrayList<>();
        for (int line = from; line < end; line++) {
            String bare = QUOTED.matcher(lines.get(line))
                    .replaceAll(quoted -> "x".repeat(quoted.group().length()));
            Matcher comment = COMMENT.matcher(bare);
            if (comment.find()) {
                comments.add(new LostComment(
                        line + 1, lines.get(line).substring(comment.start()).strip()));
            }
        }
        return comments;
    }
}
