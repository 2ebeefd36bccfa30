package io.yingda.rules.compile;

import io.yingda.rules.drl.DrlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import org.drools.base.util.Drools;

/** A digest of everything compiled rules depend on: the rule files, the vocabulary, this compiler, and Drools. */
final class Fingerprint {

    private static final List<Class<?>> COMPILER = List.of(
            RuleCompiler.class,
            Guards.class,
            LambdaGuards.class,
            StackMap.class,
            Redirection.class,
            Permissions.class,
            SourceCheck.class,
            WordCheck.class);

    private Fingerprint() {}

    static String of(List<DrlFile> files) {
        Hash hash = new Hash().and(Drools.getFullVersion());
        new TreeMap<>(Vocabulary.byName()).values().forEach(type -> hash.and(code(type)));
        COMPILER.forEach(type -> hash.and(code(type)));
        files.forEach(file -> hash.and(file.file()).and(file.text()));
        return hash.hex();
    }

    private static byte[] code(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream code = type.getResourceAsStream(file)) {
            return code == null ? new byte[0] : code.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
