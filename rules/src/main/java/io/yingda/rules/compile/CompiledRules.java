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

    /** The names and strings in the code of a class; empty when it is none of these. */
    public List<String> texts(String type) {
        byte[] code = classes.get(type);
        return code == null ? List.of() : new ClassFile(code).texts();
    }
}
