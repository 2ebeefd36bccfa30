package io.yingda.rules;

import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.compile.Workshop;
import io.yingda.rules.drl.RulePlace;
import io.yingda.rules.run.Limits;
import io.yingda.rules.run.RuleBase;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of a merchant's folder, compiled by Drools. */
public final class DroolsRuleBook implements RuleBook, AutoCloseable {

    private static final String NO_RULES = "还没有可用的规则，请先改正规则文件里的错误";

    private final Path folder;
    private final Workshop workshop;
    private volatile @Nullable RuleBase rules;
    private volatile List<Problem> problems = List.of();

    private DroolsRuleBook(Path folder, Path cacheFolder) {
        this.folder = folder;
        workshop = new Workshop(cacheFolder);
    }

    public static DroolsRuleBook open(Path rulesFolder, Path cacheFolder) {
        DroolsRuleBook book = new DroolsRuleBook(rulesFolder, cacheFolder);
        book.refresh();
        return book;
    }

    public synchronized List<Problem> refresh() {
        Workshop.Product product = workshop.make(folder);
        problems = product.problems();
        if (product.rules() != null) {
            rules = new RuleBase(product.rules(), product.places(), product.version());
        }
        return problems;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The rules in service, in the order of files and lines. */
    public List<RulePlace> rules() {
        RuleBase current = rules;
        return current == null ? List.of() : current.places();
    }

    public Set<String> ruleNames() {
        return rules().stream().map(RulePlace::rule).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public String version() {
        RuleBase current = rules;
        return current == null ? "" : current.version();
    }

    @Override
    public Verdict decide(Facts facts) {
        RuleBase current = rules;
        return current == null
                ? new Verdict(null, Notes.NONE, List.of(), List.of(), NO_RULES, "")
                : current.decide(facts, Limits.TURN);
    }

    @Override
    public void close() {
        rules = null;
    }
}
