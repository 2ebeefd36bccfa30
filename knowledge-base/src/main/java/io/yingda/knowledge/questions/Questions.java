package io.yingda.knowledge.questions;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.document.Node.Mapping;
import io.yingda.engine.document.Node.Sequence;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.document.TextFile;
import io.yingda.knowledge.document.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the test questions in {@code questions/*.yaml}. */
public final class Questions {

    private static final String NOTHING = "none";

    private Questions() {}

    /**
     * All questions in order of their files and lines; what cannot be read is reported and left out.
     *
     * @param folder the folder that holds {@code questions/}, which may be missing
     */
    public static List<ExpectedQuestion> read(Path folder, Consumer<Problem> problems) {
        String name = folder.toAbsolutePath().normalize().getFileName() + "/questions/";
        List<ExpectedQuestion> questions = new ArrayList<>();
        for (Path path : files(folder.resolve("questions"))) {
            String file = name + path.getFileName();
            try {
                TextFile.decode(file, Files.readAllBytes(path), problems)
                        .ifPresent(text -> readFile(file, text, questions, problems));
            } catch (IOException unreadable) {
                problems.accept(Problem.error(file, 0, "文件读不出来", "请检查文件的权限"));
            }
        }
        return questions;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder of questions cannot be listed", unreadable);
        }
    }

    private static void readFile(
            String file, String text, List<ExpectedQuestion> questions, Consumer<Problem> problems) {
        switch (YamlDocument.read(file, text, 1, problems)) {
            case Node.Empty ignored -> {}
            case Sequence sequence -> sequence.items().forEach(item -> readOne(file, item, questions, problems));
            case Node other ->
                problems.accept(
                        Problem.error(file, other.line(), "这里应当是问题的列表，却是" + other.label(), "每个问题以“- question: …”开始"));
        }
    }

    private static void readOne(String file, Node item, List<ExpectedQuestion> questions, Consumer<Problem> problems) {
        if (!(item instanceof Mapping mapping)) {
            problems.accept(
                    Problem.error(file, item.line(), "这里应当是一个问题，却是" + item.label(), "每个问题写 question 和 expect 两个字段"));
            return;
        }
        Fields fields = new Fields(file, mapping, problems);
        String question = fields.requiredText("question").strip();
        String expect = fields.requiredText("expect").strip();
        List<String> expected = new ArrayList<>();
        if (!expect.equals(NOTHING)) {
            expected.add(expect);
        }
        expected.addAll(fields.texts("also"));
        String kind = fields.text("kind").orElse("").strip();
        boolean hard = fields.flag("hard").orElse(false);
        fields.finish();
        if (!question.isEmpty() && !expect.isEmpty()) {
            questions.add(new ExpectedQuestion(question, expected, kind, hard, file, fields.line("question")));
        }
    }
}
