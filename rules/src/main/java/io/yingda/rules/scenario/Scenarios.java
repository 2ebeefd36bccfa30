package io.yingda.rules.scenario;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.document.YamlFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads scenario files. */
public final class Scenarios {

    private static final String FOLDER = "scenarios";

    private Scenarios() {}

    /**
     * Every scenario of {@code scenarios/**.yaml}, in the order of files and lines. A scenario with a fault is reported and
     * left out.
     */
    public static List<Scenario> read(Path rulesFolder, Consumer<Problem> problems) {
        List<Scenario> scenarios = new ArrayList<>();
        Map<String, Scenario> byName = new HashMap<>();
        YamlFolder.read(rulesFolder, FOLDER, problems, (file, root) -> {
            for (Scenario scenario : file(file, root, problems)) {
                Scenario other = byName.putIfAbsent(scenario.name(), scenario);
                if (other == null) {
                    scenarios.add(scenario);
                } else {
                    problems.accept(Problem.error(
                            file,
                            scenario.line(),
                            "场景“" + scenario.name() + "”重名",
                            "另一个在 " + other.file() + ":" + other.line() + "，请换一个名字"));
                }
            }
        });
        return List.copyOf(scenarios);
    }

    private static List<Scenario> file(String file, Node root, Consumer<Problem> problems) {
        return switch (root) {
            case Node.Sequence sequence -> sequence(file, sequence, problems);
            default -> {
                problems.accept(
                        Problem.error(file, root.line(), "场景文件应当是列表，这里却是" + root.label(), "每个场景以“- scenario: 名字”开头"));
                yield List.of();
            }
        };
    }

    private static List<Scenario> sequence(String file, Node.Sequence sequence, Consumer<Problem> problems) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                List<Problem> found = new ArrayList<>();
                Scenario scenario = new ScenarioReader(file, found::add).read(new Fields(file, mapping, found::add));
                found.forEach(problems);
                if (found.isEmpty()) {
                    scenarios.add(scenario);
                }
            } else {
                problems.accept(
                        Problem.error(file, item.line(), "场景应当是一组字段，这里却是" + item.label(), "每个场景以“- scenario: 名字”开头"));
            }
        }
        return scenarios;
    }
}
