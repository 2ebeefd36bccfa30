package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads arguments and fields with their types. */
final class FieldReader {

    private static final List<Type> ASKED = List.of(Type.TEXT, Type.NUMBER, Type.DATE);
    private static final List<Type> SINGLE = List.of(Type.TEXT, Type.NUMBER, Type.MONEY, Type.DATE, Type.TIME);
    private static final String NAME = "[\\p{L}_][\\p{L}\\d_]*";

    /** What scenarios say of a look-up that is no field. */
    private static final List<String> RESERVED = List.of("failure", "fault", "pending");

    private FieldReader() {}

    static Map<String, Argument> arguments(Fields operation) {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        operation.fields("arguments").ifPresent(fields -> {
            for (String name : fields.names()) {
                named(fields, name);
                argument(fields, name).ifPresent(argument -> arguments.put(name, argument));
            }
        });
        return arguments;
    }

    private static Optional<Argument> argument(Fields fields, String name) {
        if (fields.node(name).filter(node -> !(node instanceof Node.Mapping)).isPresent()) {
            return fields.text(name)
                    .flatMap(word -> type(fields, name, word, ASKED))
                    .map(type -> new Argument(name, type, true, false, ""));
        }
        return fields.fields(name).map(each -> {
            Type type = each.text("type")
                    .flatMap(word -> type(each, "type", word, ASKED))
                    .orElse(Type.TEXT);
            String usual = each.text("default").orElse("");
            Optional<Asker> from = asker(each);
            Argument argument = new Argument(
                    name,
                    type,
                    each.flag("required").orElse(usual.isEmpty() && from.isEmpty()),
                    each.flag("personal").orElse(false),
                    usual,
                    from.orElse(null));
            if (!usual.isEmpty()) {
                argument.wrong(usual).ifPresent(wrong -> each.error(each.line("default"), wrong, "请改正 default"));
            }
            each.finish();
            return argument;
        });
    }

    private static Optional<Asker> asker(Fields argument) {
        Optional<String> word = argument.text("from").map(String::strip);
        Optional<Asker> asker = Stream.of(Asker.values())
                .filter(each -> word.filter(each.word()::equals).isPresent())
                .findFirst();
        if (word.isPresent() && asker.isEmpty()) {
            List<String> words = Stream.of(Asker.values()).map(Asker::word).toList();
            argument.error(
                    argument.line("from"),
                    "from 不能是 " + word.get(),
                    Nearest.to(word.get(), words)
                            .map(near -> "您是不是想写“" + near + "”？")
                            .orElse("可用的：" + String.join("、", words)));
        }
        return asker;
    }

    /** @param pointed whether a field is found by a JSON Pointer, not by the name of a column */
    static Map<String, Field> fields(Fields parent, String where, boolean pointed) {
        Map<String, Field> all = new LinkedHashMap<>();
        parent.fields(where).ifPresent(fields -> {
            for (String name : fields.names()) {
                named(fields, name);
                if (RESERVED.contains(name)) {
                    fields.error(fields.line(name), "字段不能叫 " + name, "场景里用它写查询失败，请换一个名字");
                }
                field(fields, name, pointed).ifPresent(field -> all.put(name, field));
            }
        });
        return all;
    }

    private static Optional<Field> field(Fields fields, String name, boolean pointed) {
        String usual = pointed ? "/" + name.replace("~", "~0").replace("/", "~1") : name;
        if (fields.node(name).filter(node -> !(node instanceof Node.Mapping)).isPresent()) {
            return fields.text(name)
                    .flatMap(word -> type(fields, name, word, SINGLE))
                    .map(type -> new Field(name, type, usual, false, name, false, Map.of()));
        }
        return fields.fields(name).map(each -> {
            String at = pointed
                    ? pointer(each, "at").orElse(usual)
                    : each.text("at").orElse(usual);
            boolean rows = each.has("rows");
            Map<String, Field> below = rows ? fields(each, "rows", pointed) : Map.of();
            Type type = rows
                    ? Type.ROWS
                    : each.text("type")
                            .flatMap(word -> type(each, "type", word, SINGLE))
                            .orElse(Type.TEXT);
            if (below.values().stream().anyMatch(field -> field.type() == Type.ROWS)) {
                each.error(each.line("rows"), "一行里不能再有列表", "请把它写成另一个字段");
            }
            boolean hundredths = each.text("unit")
                    .map(unit -> {
                        if (type != Type.MONEY || !(unit.equals("分") || unit.equals("元"))) {
                            each.error(each.line("unit"), "unit 只用于 money，写 元 或 分", "");
                        }
                        return unit.equals("分");
                    })
                    .orElse(false);
            String label = each.text("label").map(String::strip).orElse(name);
            boolean personal = each.flag("personal").orElse(false);
            each.finish();
            return new Field(name, type, at, hundredths, label, personal, below);
        });
    }

    /** A JSON Pointer; reports one that is none and takes it for absent. */
    static Optional<String> pointer(Fields fields, String name) {
        Optional<String> written = fields.text(name).map(String::strip).filter(text -> !text.isEmpty());
        if (written.isPresent() && !written.get().startsWith("/")) {
            fields.error(
                    fields.line(name), name + " 应当是 JSON Pointer，这里是“" + written.get() + "”", "以 / 开头，如 /data/points");
            return Optional.empty();
        }
        return written;
    }

    private static void named(Fields fields, String name) {
        if (!name.matches(NAME)) {
            fields.error(fields.line(name), "名字“" + name + "”不能用", "只用字母、汉字、数字和下划线，不以数字开头");
        }
    }

    private static Optional<Type> type(Fields fields, String name, String word, List<Type> allowed) {
        Optional<Type> type = Stream.of(Type.values())
                .filter(each -> each.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .filter(allowed::contains)
                .findFirst();
        if (type.isEmpty()) {
            List<String> words = allowed.stream().map(Type::word).toList();
            fields.error(
                    fields.line(name),
                    "没有类型 " + word,
                    Nearest.to(word, words)
                            .map(near -> "您是不是想写“" + near + "”？")
                            .orElse("可用的类型：" + words.stream().collect(Collectors.joining("、"))));
        }
        return type;
    }
}
