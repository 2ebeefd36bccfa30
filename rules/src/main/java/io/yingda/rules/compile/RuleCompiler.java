package io.yingda.rules.compile;

import io.yingda.rules.drl.DrlFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles rule files to Drools' executable model. The module Drools builds on the way leaves its repository at once: only
 * the class files are kept.
 */
final class RuleCompiler {

    private static final String RESOURCES = "src/main/resources/";
    private static final String CLASS = ".class";
    private static final String PROJECT = "org/drools/project/";

    /** What came of it: the rules are null when there are errors. */
    record Outcome(@Nullable CompiledRules rules, List<Message> messages) {}

    Outcome compile(List<DrlFile> files) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.yingda", "rules", "1");
        KieFileSystem folder = services.newKieFileSystem().generateAndWritePomXML(release);
        for (DrlFile file : files) {
            folder.write(RESOURCES + file.file(), file.text().getBytes(StandardCharsets.UTF_8));
        }
        KieBuilderImpl builder = (KieBuilderImpl) services.newKieBuilder(folder, RuleCompiler.class.getClassLoader());
        try {
            builder.buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            return new Outcome(errors.isEmpty() ? rules(builder, release) : null, errors);
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static CompiledRules rules(KieBuilderImpl builder, ReleaseId release) {
        InternalKieModule module = (InternalKieModule) builder.getKieModuleIgnoringErrors();
        Map<String, byte[]> classes = new HashMap<>();
        for (String path : module.getFileNames()) {
            if (path.endsWith(CLASS) && !path.startsWith(PROJECT)) {
                String name = path.substring(0, path.length() - CLASS.length()).replace('/', '.');
                classes.put(name, module.getBytes(path));
            }
        }
        String models =
                new String(module.getBytes(CanonicalKieModule.getModelFileWithGAV(release)), StandardCharsets.UTF_8);
        return new CompiledRules(
                classes, models.lines().skip(1).filter(line -> !line.isBlank()).toList());
    }
}
