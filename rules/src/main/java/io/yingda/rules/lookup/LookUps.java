package io.yingda.rules.lookup;

import io.yingda.engine.problem.Nearest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations that rules may look up, by name. */
public record LookUps(Map<String, Operation> operations) {

    public static final LookUps NONE = new LookUps(Map.of());

    public LookUps {
        operations = Collections.unmodifiableMap(new TreeMap<>(operations));
    }

    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** Those that the desk shows of a customer, in the order written. */
    public List<Operation> panel() {
        return operations.values().stream()
                .filter(operation -> !operation.panel().isEmpty())
                .sorted(Comparator.comparing(Operation::file).thenComparingInt(Operation::line))
                .toList();
    }

    /** Those that write back what changes of a follower. */
    public List<Operation> writing() {
        return operations.values().stream().filter(Operation::writes).toList();
    }

    /** What to say to somebody who named one that does not exist. */
    public String instead(String name) {
        return Nearest.to(name, operations.keySet())
                .map(near -> "您是不是想写“" + near + "”？")
                .orElse(
                        operations.isEmpty()
                                ? "查询要先在 rules/lookups 里声明"
                                : "已声明的查询：" + String.join("、", operations.keySet()));
    }
}
