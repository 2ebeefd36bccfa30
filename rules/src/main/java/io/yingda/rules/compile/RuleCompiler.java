package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles rule files to Drools' executable model. The module Drools builds on the way leaves its repository at once: only
 * the class files are kept.
 */
final class RuleCompiler {

    private static final Logger LOG = LoggerFactory.getLogger(RuleCompiler.class);
    private static final String RESOURCES = "src/main/resources/";
    private static final String CLASS = ".class";
    private static final String PROJECT = "org/drools/project/";

    /** What came of it: the rules are null when there are problems. */
    record Outcome(@Nullable CompiledRules rules, List<Problem> problems) {}

    Outcome compile(List<Outline> files) {
        try {
            return attempt(files.stream().map(Outline::source).toList(), files);
        } catch (RuntimeException | LinkageError unreadable) {
            LOG.debug("Drools gave up", unreadable);
            return new Outcome(null, culprits(files, unreadable));
        }
    }

    private static Outcome attempt(List<DrlFile> sources, List<Outline> files) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.yingda", "rules", "1");
        KieFileSystem folder = services.newKieFileSystem().generateAndWritePomXML(release);
        for (DrlFile file : sources) {
            folder.write(RESOURCES + file.file(), file.text().getBytes(StandardCharsets.UTF_8));
        }
        KieBuilderImpl builder = (KieBuilderImpl) services.newKieBuilder(folder, RuleCompiler.class.getClassLoader());
        try {
            builder.buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            return errors.isEmpty()
                    ? new Outcome(rules(builder, release), List.of())
                    : new Outcome(null, new Diagnosis(files).of(errors));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    /** Some conditions make Drools throw without a word on where they stand: each rule is tried alone. */
    private static List<Problem> culprits(List<Outline> files, Throwable thrown) {
        List<Problem> problems = new ArrayList<>();
        for (Outline file : files) {
            for (Section rule : file.rules()) {
                if (!isReadable(file, rule, rule.until())) {
                    boolean condition = !isReadable(file, rule, rule.body() + 1);
                    problems.add(Problem.error(
                            rule.file(),
                            rule.line(),
                            "规则“" + rule.name() + "”的" + (condition ? "条件写得不对，看不懂" : " then 部分看不懂"),
                            condition ? "请检查条件里的属性名、括号、引号和逗号" : "请写得简单些，把里面的 Java 挪到 function 里"));
                }
            }
        }
        if (problems.isEmpty()) {
            problems.add(Problem.error("rules/drl", 0, "规则编译不过：" + thrown.getMessage(), "请检查最近改动的规则"));
        }
        return problems;
    }

    /** Whether Drools reads this rule, up to a token of it, without giving up. What it finds wrong does not matter here. */
    private static boolean isReadable(Outline file, Section rule, int until) {
        try {
            attempt(List.of(alone(file, rule, until)), List.of(file));
            return true;
        } catch (RuntimeException | LinkageError unreadable) {
            return false;
        }
    }

    /** The file with only this rule, on its line, below the statements. */
    private static DrlFile alone(Outline file, Section rule, int last) {
        StringBuilder text = new StringBuilder();
        String original = file.source().text();
        int from = file.tokens().get(rule.from()).start();
        int until = file.tokens().get(last - 1).end();
        int line = 1;
        for (String each : original.split("\n", -1)) {
            int current = line++;
            boolean statement = file.statements().stream().anyMatch(known -> known.line() == current);
            text.append(statement ? each : "").append('\n');
        }
        String end = last == rule.until() ? "\n" : "\nend\n";
        return new DrlFile(file.file(), text + original.substring(from, until) + end);
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
