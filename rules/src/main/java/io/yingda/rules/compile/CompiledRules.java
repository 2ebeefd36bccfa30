package io.yingda.rules.compile;

import java.util.List;
import java.util.Map;

/**
 * Rules as byte code.
 *
 * @param classes class files by class name
 * @param models the names of the classes that hold the rules
 */
public record CompiledRules(Map<String, byte[]> classes, List<String> models) {

    public CompiledRules {
        classes = Map.copyOf(classes);
        models = List.copyOf(models);
    }
}
