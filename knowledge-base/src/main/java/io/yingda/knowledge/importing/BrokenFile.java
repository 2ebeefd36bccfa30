package io.yingda.knowledge.importing;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.knowledge.text.Folding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article file that cannot be read as one, and what can be told of the article all the same.
 *
 * @param problem the first thing wrong with it
 * @param ids what its article may be called
 * @param question the folded letters and digits of its question; empty when it cannot be told
 */
record BrokenFile(Problem problem, Set<String> ids, String question) {

    private static final Pattern FIELD =
            Pattern.compile("(?m)^[\"']?(id|question)[\"']?[ \\t]*[:：][ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");

    /**
     * @param name the file as problems name it
     * @param problems what is wrong with all files
     */
    static BrokenFile of(String name, Path path, List<Problem> problems) {
        Set<String> ids = new LinkedHashSet<>();
        String fileName = String.valueOf(path.getFileName());
        ids.add(fileName.substring(0, fileName.length() - ".md".length()));
        String question = "";
        Matcher field = FIELD.matcher(text(path));
        while (field.find()) {
            if (field.group(1).equals("id")) {
                ids.add(field.group(2));
            } else if (question.isEmpty()) {
                question = Folding.bare(field.group(2));
            }
        }
        Problem first = problems.stream()
                .filter(problem -> problem.file().equals(name) && problem.severity() == Severity.ERROR)
                .findFirst()
                .orElseGet(() -> Problem.error(name, 0, "文件读不出来", ""));
        return new BrokenFile(first, ids, question);
    }

    private static String text(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    boolean isOf(String id, String bareQuestion) {
        return ids.contains(id) || question.equals(bareQuestion);
    }

    /** Where it is broken and how. */
    String place() {
        return problem.file() + (problem.line() > 0 ? " 第 " + problem.line() + " 行" : "") + "（" + problem.what() + "）";
    }
}
