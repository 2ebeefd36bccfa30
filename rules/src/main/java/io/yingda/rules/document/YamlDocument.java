package io.yingda.rules.document;

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

/** Turns YAML text into located nodes. Only the structure is read: no value is ever made into an object of its own. */
public final class YamlDocument {

    private final String file;
    private final Consumer<Problem> problems;

    private YamlDocument(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The document's root; empty when there is no content or it cannot be read.
     *
     * @param file as problems should name it
     */
    public static Optional<Node> read(String file, String text, Consumer<Problem> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setMaxAliasesForCollections(20);
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? Optional.empty() : Optional.of(new YamlDocument(file, problems).node(root, 0));
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
            problems.accept(Problem.error(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    "YAML 格式有误：" + broken.getProblem(),
                    "请检查缩进、冒号后的空格和引号"));
        } catch (YAMLException broken) {
            problems.accept(Problem.error(file, 0, "YAML 格式有误：" + broken.getMessage(), "请检查文件里有没有特殊字符"));
        }
        return Optional.empty();
    }

    private Node node(org.yaml.snakeyaml.nodes.Node yaml, int depth) {
        int line = yaml.getStartMark().getLine() + 1;
        if (depth > 50) {
            problems.accept(Problem.error(file, line, "嵌套太深", "请减少层次"));
            return new Node.Empty(line);
        }
        return switch (yaml) {
            case MappingNode mapping -> mapping(mapping, line, depth);
            case SequenceNode sequence ->
                new Node.Sequence(
                        sequence.getValue().stream()
                                .map(item -> node(item, depth + 1))
                                .toList(),
                        line);
            case ScalarNode scalar when scalar.isPlain() && Tag.NULL.equals(scalar.getTag()) -> new Node.Empty(line);
            case ScalarNode scalar -> new Node.Scalar(scalar.getValue(), line, scalar.isPlain());
            default -> new Node.Empty(line);
        };
    }

    private Node mapping(MappingNode mapping, int line, int depth) {
        Map<String, Node.Field> fields = new LinkedHashMap<>();
        List<NodeTuple> tuples = new ArrayList<>(mapping.getValue());
        for (NodeTuple tuple : tuples) {
            int at = tuple.getKeyNode().getStartMark().getLine() + 1;
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            Node.Field before = fields.put(name, new Node.Field(node(tuple.getValueNode(), depth + 1), at));
            if (before != null) {
                problems.accept(Problem.error(file, at, "字段 " + name + " 写了两次", "第一次在第 " + before.line() + " 行，请删去一个"));
            }
        }
        return new Node.Mapping(fields, line);
    }
}
