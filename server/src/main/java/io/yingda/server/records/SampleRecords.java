package io.yingda.server.records;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The operations' samples in place of the merchant's systems. */
public record SampleRecords(Supplier<LookUps> lookUps) implements CustomerRecords {

    @Override
    public LookedUp lookUp(Inbound inbound, LookUp lookUp) {
        Operation operation = lookUps.get().operation(lookUp.operation()).orElse(null);
        if (operation == null) {
            return undeclared(lookUp.operation());
        }
        LookedUp result = wrong(operation, lookUp.arguments())
                .map(wrong -> LookedUp.failed(operation.name(), Fault.REFUSED, wrong))
                .orElseGet(() -> LookedUp.found(operation.name(), operation.sample()));
        return result.asked(operation.shown(lookUp.arguments()), 0);
    }

    static LookedUp undeclared(String operation) {
        return LookedUp.failed(operation, Fault.REFUSED, "没有声明查询 " + operation);
    }

    /** What is wrong with the arguments, in Chinese; empty when they fit. */
    static Optional<String> wrong(Operation operation, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!operation.arguments().containsKey(name)) {
                return Optional.of("没有声明参数 " + name);
            }
        }
        return operation.arguments().values().stream()
                .map(argument -> argument.wrong(given.getOrDefault(argument.name(), argument.usual())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Without halves of characters, which no encoding can write. */
    private static String whole(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Each argument, those that were not given with what they usually are. */
    static Map<String, String> complete(Operation operation, Map<String, String> given) {
        Map<String, String> all = new HashMap<>();
        for (Argument argument : operation.arguments().values()) {
            String value = given.getOrDefault(argument.name(), "");
            all.put(argument.name(), whole(value.isBlank() ? argument.usual() : value));
        }
        return all;
    }
}
