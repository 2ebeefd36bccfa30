package io.yingda.knowledge.document;

import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML into a tree that knows its lines. Values stay as written; nothing is ever instantiated from tags. */
public final class YamlDocument {

    private final String file;
    private final int firstLine;
    private final Consumer<Problem> problems;

    private YamlDocument(String file, int firstLine, Consumer<Problem> problems) {
        this.file = file;
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /**
     * Reads one document.
     *
     * @param file as problems should name it
     * @param firstLine the line of the file on which the text begins, from 1
     * @param problems receives syntax errors and names that are given twice
     * @return the tree; {@link Node.Empty} when there is nothing or it cannot be read
     */
    public static Node read(String file, String text, int firstLine, Consumer<Problem> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        options.setAllowDuplicateKeys(true);
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(options).compose(new StringReader(text));
            return root == null
                    ? new Node.Empty(firstLine)
                    : new YamlDocument(file, firstLine, problems).convert(root, 0);
        } catch (MarkedYAMLException unreadable) {
            int line = Optional.ofNullable(unreadable.getProblemMark())
                    .map(Mark::getLine)
                    .orElse(0);
            problems.accept(Problem.error(
                    file, firstLine + line, "YAML 格式不对：" + reason(unreadable), "请检查这一行和上一行的缩进、冒号后的空格、引号和括号是否成对"));
        } catch (YAMLException unreadable) {
            problems.accept(Problem.error(file, firstLine, "YAML 里有不能使用的字符或结构", "请删去看不见的控制字符，或重新键入这一段"));
        }
        return new Node.Empty(firstLine);
    }

    private static String reason(MarkedYAMLException unreadable) {
        String problem = String.valueOf(unreadable.getProblem());
        if (problem.contains("mapping values are not allowed")) {
            return "一行里有两个“名称: 值”，值里有冒号时请加引号";
        }
        if (problem.contains("'\\t'")) {
            return "缩进里有制表符，请改成空格";
        }
        if (problem.contains("could not find expected ':'")) {
            return "名称后面缺少冒号";
        }
        if (problem.contains("unexpected end of stream") || problem.contains("while scanning a quoted")) {
            return "引号没有成对";
        }
        if (problem.contains("expected <block end>")) {
            return "缩进不一致";
        }
        if (problem.contains("',' or ']'") || problem.contains("',' or '}'")) {
            return "方括号或花括号没有成对，或缺少逗号";
        }
        return problem;
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node node, int depth) {
        int line = line(node);
        if (depth > 20) {
            problems.accept(Problem.error(file, line, "嵌套太深", "请减少层次"));
            return new Node.Empty(line);
        }
        return switch (node) {
            case ScalarNode scalar ->
                Tag.NULL.equals(scalar.getTag()) ? new Node.Empty(line) : new Node.Scalar(scalar.getValue(), line);
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1));
                }
                yield new Node.Sequence(items, line);
            }
            case MappingNode mapping -> new Node.Mapping(fields(mapping, depth), line);
            default -> new Node.Empty(line);
        };
    }

    private Map<String, Node.Field> fields(MappingNode mapping, int depth) {
        Map<String, Node.Field> fields = new LinkedHashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            int line = line(pair.getKeyNode());
            if (!(pair.getKeyNode() instanceof ScalarNode name)) {
                problems.accept(Problem.error(file, line, "字段的名称应当是单个值", ""));
                continue;
            }
            Node.Field field = new Node.Field(convert(pair.getValueNode(), depth + 1), line);
            Node.Field first = fields.putIfAbsent(name.getValue(), field);
            if (first != null) {
                problems.accept(Problem.error(
                        file, line, "字段 " + name.getValue() + " 写了两次，第一次在第 " + first.line() + " 行", "请只留一个"));
            }
        }
        return fields;
    }

    private int line(org.yaml.snakeyaml.nodes.Node node) {
        return firstLine + node.getStartMark().getLine();
    }
}
