package io.yingda.knowledge.importing;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.document.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What an import would write.
 *
 * @param added articles that are not there yet
 * @param changed articles that are there and would change
 * @param unchanged ids of articles that are there and say the same
 * @param problems what is wrong with the table; a row with an error is left out
 */
public record ImportPlan(List<Addition> added, List<Change> changed, List<String> unchanged, List<Problem> problems) {

    public ImportPlan {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        problems = List.copyOf(problems);
    }

    /**
     * @param file where it would be written
     * @param text the whole file
     */
    public record Addition(String id, String question, Path file, String text) {}

    /**
     * @param file the file it is in and stays in
     * @param differences field by field, in the order of the file
     * @param text the whole file as it would be
     */
    public record Change(String id, Path file, List<Difference> differences, String text) {
        public Change {
            differences = List.copyOf(differences);
        }
    }

    /** A field that would change; lists are written one text a line. */
    public record Difference(String field, String before, String after) {}

    /** How many files {@link #write} writes. */
    public int size() {
        return added.size() + changed.size();
    }

    /**
     * Writes the files, each whole or not at all.
     *
     * @param progress receives the number of files written so far, after each
     * @throws IOException when a file cannot be written; those before it are
     */
    public void write(IntConsumer progress) throws IOException {
        int written = 0;
        for (Addition addition : added) {
            write(addition.file(), addition.text());
            progress.accept(++written);
        }
        for (Change change : changed) {
            write(change.file(), change.text());
            progress.accept(++written);
        }
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static List<Difference> differences(ArticleText before, ArticleText after) {
        List<Difference> differences = new ArrayList<>();
        compare(differences, "question", before.question(), after.question());
        compare(differences, "similar", String.join("\n", before.similar()), String.join("\n", after.similar()));
        compare(differences, "category", before.category(), after.category());
        compare(differences, "keywords", String.join("\n", before.keywords()), String.join("\n", after.keywords()));
        compare(differences, "answer", before.body(), after.body());
        return differences;
    }

    private static void compare(List<Difference> differences, String field, String before, String after) {
        if (!before.equals(after)) {
            differences.add(new Difference(field, before, after));
        }
    }
}
