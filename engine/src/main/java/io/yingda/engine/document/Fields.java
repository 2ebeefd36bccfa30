package io.yingda.engine.document;

import io.yingda.engine.document.Node.Empty;
import io.yingda.engine.document.Node.Field;
import io.yingda.engine.document.Node.Mapping;
import io.yingda.engine.document.Node.Scalar;
import io.yingda.engine.document.Node.Sequence;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one mapping, read by name. Whatever does not fit is reported and read as absent, so that one pass finds
 * every problem; {@link #finish} reports the names nobody asked for.
 */
public final class Fields {

    private final String file;
    private final Mapping mapping;
    private final Consumer<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param file as problems should name it
     * @param problems receives every problem, in the order found
     */
    public Fields(String file, Mapping mapping, Consumer<Problem> problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    public int line() {
        return mapping.line();
    }

    /** The line of a field's name, or of the mapping when the field is absent. */
    public int line(String name) {
        Field field = mapping.fields().get(name);
        return field == null ? mapping.line() : field.line();
    }

    public boolean has(String name) {
        return mapping.fields().containsKey(name);
    }

    /** The names present, in the order written. */
    public Set<String> names() {
        return new LinkedHashSet<>(mapping.fields().keySet());
    }

    /** The value as it stands; empty when absent or left out. */
    public Optional<Node> node(String name) {
        known.add(name);
        Field field = mapping.fields().get(name);
        return field == null || field.value() instanceof Empty ? Optional.empty() : Optional.of(field.value());
    }

    public Optional<String> text(String name) {
        return node(name).flatMap(node -> scalar(name, node));
    }

    /** A text that must be there and not blank; reports it otherwise and returns an empty string. */
    public String requiredText(String name) {
        Optional<String> text = text(name).filter(value -> !value.isBlank());
        if (text.isEmpty() && (node(name).isEmpty() || node(name).get() instanceof Scalar)) {
            error(line(name), "缺少 " + name, "请补上“" + name + ": …”");
        }
        return text.orElse("");
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            if (item instanceof Empty) {
                error(item.line(), name + " 里有一项是空的", "请填上内容或删去这一行");
            } else {
                scalar(name, item).ifPresent(texts::add);
            }
        }
        return texts;
    }

    /** The items of a list; a single value counts as a list of one. */
    public List<Node> items(String name) {
        return node(name)
                .map(node -> node instanceof Sequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of());
    }

    /** The fields of a nested mapping. The caller finishes them. */
    public Optional<Fields> fields(String name) {
        return node(name).flatMap(node -> fields(name, node));
    }

    /** The fields of an item of a list of mappings. The caller finishes them. */
    public Optional<Fields> fields(String name, Node node) {
        if (node instanceof Mapping nested) {
            return Optional.of(new Fields(file, nested, problems));
        }
        error(node.line(), name + " 应当是一组字段，这里却是" + node.label(), "");
        return Optional.empty();
    }

    public OptionalInt integer(String name, int least, int most) {
        Integer value = parsed(name, Integer::valueOf, "应当是 " + least + " 到 " + most + " 的整数");
        if (value != null && (value < least || value > most)) {
            error(line(name), name + " 应当是 " + least + " 到 " + most + " 的整数，这里是 " + value, "");
            return OptionalInt.empty();
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    public OptionalDouble number(String name) {
        Double value = parsed(name, Double::valueOf, "应当是数字");
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(parsed(
                name,
                value -> switch (value) {
                    case "true", "是" -> true;
                    case "false", "否" -> false;
                    default -> throw new IllegalArgumentException(value);
                },
                "应当是 true 或 false"));
    }

    public Optional<LocalDate> date(String name) {
        return Optional.ofNullable(parsed(name, LocalDate::parse, "应当是日期，如 2026-11-30"));
    }

    public Optional<LocalDateTime> dateTime(String name) {
        return Optional.ofNullable(
                parsed(name, value -> LocalDateTime.parse(value.replace(' ', 'T')), "应当是时间，如 2026-11-30T09:00"));
    }

    /** Reports every field nobody asked for, with the nearest known name. */
    public void finish() {
        mapping.fields().forEach((name, field) -> {
            if (!known.contains(name)) {
                String remedy = Nearest.to(name, known)
                        .map(near -> "您是不是想写“" + near + "”？")
                        .orElse("可用的字段：" + String.join("、", known));
                error(field.line(), "不认识的字段 " + name, remedy);
            }
        });
    }

    public void error(int line, String what, String remedy) {
        problems.accept(Problem.error(file, line, what, remedy));
    }

    private Optional<String> scalar(String name, Node node) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar.value());
        }
        error(node.line(), name + " 应当是单个值，这里却是" + node.label(), "");
        return Optional.empty();
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parser, String expected) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(text.get().strip());
        } catch (RuntimeException unreadable) {
            error(line(name), name + " " + expected + "，这里是“" + text.get() + "”", "");
            return null;
        }
    }
}
