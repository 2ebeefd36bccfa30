package io.yingda.server.settings;

import io.yingda.engine.document.Node;
import io.yingda.engine.document.Node.Empty;
import io.yingda.engine.document.Node.Field;
import io.yingda.engine.document.Node.Mapping;
import io.yingda.engine.document.Node.Scalar;
import io.yingda.engine.document.Node.Sequence;
import io.yingda.engine.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of environment variables where a document names them as {@code ${NAME}}. */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final String file;
    private final Map<String, String> environment;
    private final List<UnsetVariable> unset = new ArrayList<>();
    /** What was put in, longest first, each with the name that may be shown instead. */
    private final Map<String, String> shown = new TreeMap<>((left, right) ->
            left.length() == right.length() ? left.compareTo(right) : Integer.compare(right.length(), left.length()));

    Variables(String file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The same tree with every variable replaced; a value whose variable is not set becomes a stand-in or is left out. */
    Node in(Node document) {
        return in("", document);
    }

    List<UnsetVariable> unset() {
        return List.copyOf(unset);
    }

    /** The same problem with names in place of the values of variables. */
    Problem masked(Problem problem) {
        String what = problem.what();
        for (Map.Entry<String, String> value : shown.entrySet()) {
            what = what.replace(value.getKey(), value.getValue());
        }
        return new Problem(problem.severity(), problem.file(), problem.line(), what, problem.remedy());
    }

    private Node in(String path, Node node) {
        return switch (node) {
            case Scalar scalar -> replaced(path, scalar);
            case Sequence sequence ->
                new Sequence(
                        sequence.items().stream().map(item -> in(path, item)).toList(), sequence.line());
            case Mapping mapping -> {
                Map<String, Field> fields = new LinkedHashMap<>();
                mapping.fields().forEach((name, field) -> {
                    String below = path.isEmpty() ? name : path + "." + name;
                    fields.put(name, new Field(in(below, field.value()), field.line()));
                });
                yield new Mapping(fields, mapping.line());
            }
            case Empty empty -> empty;
        };
    }

    private Node replaced(String path, Scalar scalar) {
        Matcher matcher = VARIABLE.matcher(scalar.value());
        if (!matcher.find()) {
            return scalar;
        }
        StringBuilder text = new StringBuilder();
        boolean complete = true;
        do {
            String name = matcher.group(1).strip();
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                unset.add(new UnsetVariable(name, path, file, scalar.line()));
                complete = false;
            } else {
                shown.put(value, "${" + name + "}");
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        } while (matcher.find());
        matcher.appendTail(text);
        if (complete) {
            return new Scalar(text.toString(), scalar.line());
        }
        return StandIn.of(path.substring(path.lastIndexOf('.') + 1))
                .<Node>map(standIn -> new Scalar(standIn, scalar.line()))
                .orElse(new Empty(scalar.line()));
    }
}
