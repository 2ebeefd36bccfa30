package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.rules.document.YamlFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads {@code lookups/*.yaml}: each file maps operations' names to what they are. */
public final class LookUpReader {

    private static final String FOLDER = "lookups";
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
        YamlFolder.read(rulesFolder, FOLDER, problems, (file, root) -> {
            for (Operation operation : file(file, root, problems)) {
                Operation other = operations.putIfAbsent(operation.name(), operation);
                if (other != null) {
                    problems.accept(Problem.error(
                            file,
                            operation.line(),
                            "查询“" + operation.name() + "”重名",
                            "另一个在 " + other.file() + ":" + other.line() + "，请换一个名字"));
                }
            }
        });
        return new LookUps(operations);
    }

    private static List<Operation> file(String file, Node root, Consumer<Problem> problems) {
        return switch (root) {
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
