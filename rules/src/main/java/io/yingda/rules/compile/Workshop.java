package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.RulePlace;
import io.yingda.rules.drl.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes rules ready to run from a folder of rule files, or takes them from the cache when they were made before. */
public final class Workshop {

    private static final int VERSION_LENGTH = 12;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 2_000;

    private final Path rulesFolder;
    private final RuleCache cache;
    private final RuleCompiler compiler = new RuleCompiler();

    /**
     * Names the folders; nothing is read yet.
     *
     * @param rulesFolder the folder that holds {@code drl}
     * @param cacheFolder where compiled rules are kept; made when needed
     */
    public Workshop(Path rulesFolder, Path cacheFolder) {
        this.rulesFolder = rulesFolder;
        cache = new RuleCache(cacheFolder);
    }

    /**
     * The rule files as they stand.
     *
     * @param version names their content, together with the vocabulary and the compiler
     * @param problems files that could not be read
     */
    public record Material(List<DrlFile> files, String version, List<Problem> problems) {
        public Material {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /**
     * What came of them.
     *
     * @param rules the compiled rules; null when an error stands in their way
     * @param places where each rule stands
     * @param words the texts the rules speak of
     * @param fresh whether they were compiled just now and have never run
     * @param problems all that is wrong with them
     */
    public record Product(
            @Nullable CompiledRules rules,
            List<RulePlace> places,
            List<String> words,
            boolean fresh,
            List<Problem> problems) {
        public Product {
            places = List.copyOf(places);
            words = List.copyOf(words);
            problems = problems.stream().distinct().sorted().toList();
        }
    }

    public Material material() {
        List<Problem> problems = new ArrayList<>();
        List<DrlFile> files = DrlFile.all(rulesFolder, problems::add);
        String version = Fingerprint.of(files).substring(0, VERSION_LENGTH);
        return new Material(files, version, problems);
    }

    /** @param cached whether rules made before will do */
    public Product make(Material material, boolean cached) {
        List<Problem> problems = new ArrayList<>(material.problems());
        List<Outline> outlines = material.files().stream()
                .map(file -> Outline.of(file, problems::add))
                .toList();
        List<RulePlace> places = outlines.stream()
                .flatMap(outline -> outline.rules().stream())
                .map(rule -> new RulePlace(rule.name(), rule.file(), rule.line()))
                .toList();
        Optional<CompiledRules> known = cached && problems.isEmpty() ? cache.get(material.version()) : Optional.empty();
        if (known.isPresent()) {
            return new Product(known.get(), places, List.of(), false, problems);
        }
        check(outlines, problems);
        CompiledRules rules = hasErrors(problems) ? null : compile(outlines, problems);
        return new Product(hasErrors(problems) ? null : rules, places, words(outlines), true, problems);
    }

    /** Keeps rules that proved themselves. */
    public void keep(Material material, CompiledRules rules) {
        cache.put(material.version(), rules);
    }

    private static void check(List<Outline> outlines, List<Problem> problems) {
        SourceCheck.run(outlines, problems::add);
        if (!hasErrors(problems)) {
            outlines.forEach(outline -> SyntaxCheck.run(outline, problems::add));
        }
    }

    private @Nullable CompiledRules compile(List<Outline> outlines, List<Problem> problems) {
        List<Outline> guarded = outlines.stream()
                .map(Guards::added)
                .map(file -> Outline.of(file, problem -> {}))
                .toList();
        RuleCompiler.Outcome outcome = compiler.compile(guarded);
        problems.addAll(outcome.problems());
        CompiledRules rules = outcome.rules();
        if (rules == null) {
            return null;
        }
        Locator locator = new Locator(outlines);
        Map<String, byte[]> classes = new HashMap<>();
        rules.classes().forEach((name, code) -> {
            CodeCheck.forbidden(code, rules.classes().keySet())
                    .ifPresent(what -> problems.add(forbidden(what, locator)));
            classes.put(name, LambdaGuards.of(Redirection.of(code)));
        });
        return new CompiledRules(classes, rules.models());
    }

    private static List<String> words(List<Outline> outlines) {
        return outlines.stream()
                .flatMap(outline -> outline.tokens().stream())
                .filter(Token::isString)
                .map(Token::text)
                .filter(text -> text.length() <= LONGEST_WORD)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static Problem forbidden(String what, Locator locator) {
        String member = what.substring(Math.max(what.lastIndexOf('.'), what.lastIndexOf(':')) + 1);
        String type = what.substring(0, what.length() - member.length()).replaceFirst("[.:]+$", "");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        Optional<Locator.Spot> spot = Stream.of(
                        member, Vocabulary.property(member).orElse(member), simple)
                .flatMap(word -> locator.word("", word).stream())
                .findFirst();
        return Problem.error(
                spot.map(found -> found.file().file()).orElse("rules/drl"),
                spot.map(Locator.Spot::line).orElse(0),
                "规则里不能使用 " + what,
                "规则只能用 README 里列出的事实和 decide，以及 Java 的字符串、数字、集合和日期");
    }

    private static boolean hasErrors(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
