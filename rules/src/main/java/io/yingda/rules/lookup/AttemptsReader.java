package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import io.yingda.engine.problem.Nearest;
import io.yingda.rules.document.Spans;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads how often an operation may be asked. */
final class AttemptsReader {

    private static final String WITHIN = "within";
    private static final int MOST = 1_000;
    private static final Duration LONGEST = Duration.ofDays(7);

    private AttemptsReader() {}

    static Attempts read(Fields operation, Set<String> arguments) {
        return operation
                .fields("attempts")
                .map(fields -> read(fields, arguments, operation))
                .orElse(Attempts.ANY);
    }

    private static Attempts read(Fields fields, Set<String> arguments, Fields operation) {
        Set<String> known = new TreeSet<>(arguments);
        known.add(Attempts.FOLLOWER);
        Map<String, Integer> each = new LinkedHashMap<>();
        for (String name : fields.names()) {
            if (!name.equals(WITHIN)) {
                fields.integer(name, 1, MOST).ifPresent(most -> each.put(name, most));
                if (!known.contains(name)) {
                    fields.error(
                            fields.line(name),
                            "attempts 里的 " + name + " 不是参数",
                            Nearest.to(name, known)
                                    .map(near -> "您是不是想写“" + near + "”？")
                                    .orElse("可以写 follower（每位粉丝）和参数的名字：" + String.join("、", known)));
                }
            }
        }
        Optional<Duration> within = fields.text(WITHIN)
                .map(String::strip)
                .flatMap(Spans::of)
                .filter(span -> !span.isZero() && span.compareTo(LONGEST) <= 0);
        if (within.isEmpty() || each.isEmpty()) {
            operation.error(
                    operation.line("attempts"),
                    "attempts 要写最多几次和多久之内",
                    "写法如 attempts: {follower: 5, phone: 5, within: 1h}，最长 7d");
        }
        fields.finish();
        return new Attempts(each, within.orElse(Duration.ZERO));
    }
}
