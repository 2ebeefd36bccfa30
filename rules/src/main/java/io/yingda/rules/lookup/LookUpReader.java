package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.rules.document.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads {@code lookups/*.yaml}: each file maps operations' names to what they are. */
public final class LookUpReader {

    private static final String FOLDER = "lookups";
    private static final String HOME = "rules/";
    private static final String NAME = "[\\p{L}\\d][\\p{L}\\d._-]*";

    private LookUpReader() {}

    /**
     * The operations without a fault.
     *
     * @param rulesFolder the folder that holds {@code lookups}
     * @param problems receives everything that is wrong, with file and line
     */
    public static LookUps read(Path rulesFolder, Consumer<Problem> problems) {
        Map<String, Operation> operations = new TreeMap<>();
        for (Path path : paths(rulesFolder.resolve(FOLDER))) {
            String file = HOME + rulesFolder.relativize(path).toString().replace('\\', '/');
            for (Operation operation : file(file, path, problems)) {
                Operation other = operations.putIfAbsent(operation.name(), operation);
                if (other != null) {
                    problems.accept(Problem.error(
                            file,
                            operation.line(),
                            "查询“" + operation.name() + "”重名",
                            "另一个在 " + other.file() + ":" + other.line() + "，请换一个名字"));
                }
            }
        }
        return new LookUps(operations);
    }

    private static List<Path> paths(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path ->
                            path.toString().endsWith(".yaml") || path.toString().endsWith(".yml"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Operation> file(String file, Path path, Consumer<Problem> problems) {
        String text;
        try {
            text = Files.readString(path);
        } catch (CharacterCodingException foreign) {
            problems.accept(Problem.error(file, 0, "文件不是 UTF-8 编码", "请另存为 UTF-8"));
            return List.of();
        } catch (IOException unreadable) {
            problems.accept(Problem.error(file, 0, "读不了这个文件：" + unreadable.getMessage(), "请检查文件权限"));
            return List.of();
        }
        Node root = YamlDocument.read(file, text, problems).orElse(null);
        return switch (root) {
            case null -> List.of();
            case Node.Mapping mapping -> operations(file, mapping, problems);
            default -> {
                problems.accept(Problem.error(
                        file, root.line(), "查询文件应当是一组“名字: …”，这里却是" + root.label(), "写法见 rules/README.md"));
                yield List.of();
            }
        };
    }

    private static List<Operation> operations(String file, Node.Mapping mapping, Consumer<Problem> problems) {
        List<Operation> operations = new ArrayList<>();
        Fields all = new Fields(file, mapping, problems);
        for (String name : all.names()) {
            List<Problem> found = new ArrayList<>();
            Fields alone = new Fields(file, mapping, found::add);
            if (!name.matches(NAME)) {
                alone.error(alone.line(name), "查询的名字“" + name + "”不能用", "只用字母、汉字、数字和 - _ .，如 member-points");
            }
            alone.fields(name)
                    .flatMap(fields -> new OperationReader(file, found::add).read(name, all.line(name), fields))
                    .filter(operation -> found.stream().noneMatch(problem -> problem.severity() == Severity.ERROR))
                    .ifPresent(operations::add);
            found.forEach(problems);
        }
        return operations;
    }
}
