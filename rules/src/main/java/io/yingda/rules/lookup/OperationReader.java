package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.fact.Value;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads one operation. */
final class OperationReader {

    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final int SHORTEST = 100;
    private static final int LONGEST = 30_000;
    private static final int DAY = 86_400;

    private final String file;
    private final Consumer<Problem> problems;

    OperationReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The operation as far as it can be read; whoever calls it looks at the problems before using it. */
    Optional<Operation> read(String name, int line, Fields fields) {
        Map<String, Argument> arguments = FieldReader.arguments(fields);
        Optional<Request> request = RequestReader.request(fields);
        boolean pointed = !(request.orElse(null) instanceof Request.Sql);
        Map<String, Field> returned = FieldReader.fields(fields, "fields", pointed);
        boolean writes = fields.flag("writes").orElse(false);
        if (returned.isEmpty() && !writes) {
            fields.error(fields.line("fields"), "查询“" + name + "”没有 fields", "请写上它返回的字段和类型，如 fields: {points: number}");
        }
        if (!pointed
                && returned.values().stream()
                                .filter(field -> field.type() == Type.ROWS)
                                .count()
                        > 1) {
            fields.error(fields.line("fields"), "一条 SQL 只能返回一个列表", "请拆成两个查询");
        }
        String connector = fields.requiredText("connector");
        Operation operation = new Operation(
                name,
                fields.text("about").orElse(""),
                file,
                line,
                arguments,
                connector,
                request.orElse(new Request.JsonRpc("", null, "")),
                returned,
                limit(fields),
                Duration.ofSeconds(fields.integer("cache", 0, DAY).orElse(0)),
                fields.flag("safe").orElse(false),
                fields.text("panel").map(String::strip).orElse(""),
                writes,
                AttemptsReader.read(fields, arguments.keySet()),
                sample(fields, name, returned));
        Uses.check(operation, fields);
        fields.finish();
        request.ifPresent(asked -> places(fields, arguments, Places.in(asked)));
        return request.map(known -> operation);
    }

    private void places(Fields fields, Map<String, Argument> arguments, Set<String> places) {
        for (String place : places) {
            if (!arguments.containsKey(place)) {
                fields.error(
                        RequestReader.KINDS.stream()
                                .filter(fields::has)
                                .mapToInt(fields::line)
                                .findFirst()
                                .orElse(fields.line()),
                        "用到了没有声明的参数 " + place,
                        Nearest.to(place, arguments.keySet())
                                .map(near -> "您是不是想写“" + near + "”？")
                                .orElse("请在 arguments 里声明它"));
            }
        }
        arguments.keySet().stream()
                .filter(name -> !places.contains(name))
                .forEach(name -> problems.accept(
                        Problem.warning(file, fields.line("arguments"), "参数 " + name + " 没有用到", "请在请求里用它，或删去")));
    }

    private Map<String, Value> sample(Fields fields, String name, Map<String, Field> returned) {
        Optional<Node> written = fields.node("sample");
        if (written.isEmpty() && returned.isEmpty()) {
            return Map.of();
        }
        if (written.isEmpty()) {
            fields.error(fields.line("sample"), "查询“" + name + "”没有 sample", "请写一份样例结果，场景和测试用它");
            return Map.of();
        }
        if (written.get() instanceof Node.Mapping mapping) {
            return Values.of(returned, mapping, file, problems);
        }
        fields.error(fields.line("sample"), "sample 应当是一组字段", "写法如 sample: {points: 1200}");
        return Map.of();
    }

    private static Duration limit(Fields fields) {
        Optional<String> written = fields.text("limit").map(String::strip);
        if (written.isEmpty()) {
            return USUAL;
        }
        if (written.get().matches("[0-9]{1,5}(ms|s)")) {
            boolean thousandths = written.get().endsWith("ms");
            int number = Integer.parseInt(written.get().replaceAll("[a-z]", ""));
            long millis = thousandths ? number : number * 1_000L;
            if (millis >= SHORTEST && millis <= LONGEST) {
                return Duration.ofMillis(millis);
            }
        }
        fields.error(fields.line("limit"), "limit 应当在 100ms 到 30s 之间，这里是“" + written.get() + "”", "写法如 2s、800ms");
        return USUAL;
    }
}
