package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.RulePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.base.util.Drools;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/** Makes rules ready to run from a folder of rule files, or takes them from the cache when they were made before. */
public final class Workshop {

    private static final int VERSION_LENGTH = 12;

    private final RuleCompiler compiler = new RuleCompiler();
    private final RuleCache cache;

    /** @param cacheFolder where compiled rules are kept; made when needed */
    public Workshop(Path cacheFolder) {
        cache = new RuleCache(cacheFolder);
    }

    /**
     * What came of it.
     *
     * @param rules the compiled rules; null when an error stands in their way
     * @param places where each rule stands
     * @param version names the content of the rule files
     * @param problems all that is wrong with them
     */
    public record Product(
            @Nullable CompiledRules rules, List<RulePlace> places, String version, List<Problem> problems) {
        public Product {
            places = List.copyOf(places);
            problems = List.copyOf(problems);
        }
    }

    public Product make(Path rulesFolder) {
        List<Problem> problems = new ArrayList<>();
        List<DrlFile> files = DrlFile.all(rulesFolder, problems::add);
        List<RulePlace> places = new ArrayList<>();
        for (DrlFile file : files) {
            Outline.of(file, problems::add)
                    .rules()
                    .forEach(rule -> places.add(new RulePlace(rule.name(), rule.file(), rule.line())));
        }
        String key = key(files);
        String version = key.substring(0, VERSION_LENGTH);
        if (!problems.isEmpty()) {
            return new Product(null, places, version, problems);
        }
        Optional<CompiledRules> cached = cache.get(key);
        if (cached.isPresent()) {
            return new Product(cached.get(), places, version, problems);
        }
        RuleCompiler.Outcome outcome = compiler.compile(files);
        for (Message message : outcome.messages()) {
            problems.add(Problem.error(message.getPath(), Math.max(0, message.getLine()), message.getText(), ""));
        }
        if (outcome.rules() != null) {
            cache.put(key, outcome.rules());
        }
        return new Product(outcome.rules(), places, version, problems);
    }

    private static String key(List<DrlFile> files) {
        Hash hash = new Hash().and(Drools.getFullVersion());
        files.forEach(file -> hash.and(file.file()).and(file.text()));
        return hash.hex();
    }
}
