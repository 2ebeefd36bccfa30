package io.yingda.rules;

import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.compile.CompiledRules;
import io.yingda.rules.compile.Workshop;
import io.yingda.rules.compile.Workshop.Material;
import io.yingda.rules.compile.Workshop.Product;
import io.yingda.rules.drl.RulePlace;
import io.yingda.rules.run.Limits;
import io.yingda.rules.run.Rehearsal;
import io.yingda.rules.run.RuleBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a merchant's folder, compiled by Drools. Safe for many threads. A change that does not compile, or that fails
 * on sample facts, is reported, and the last good rules stay in service.
 */
public final class DroolsRuleBook implements RuleBook, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DroolsRuleBook.class);
    private static final String NO_RULES = "还没有可用的规则，请先改正规则文件里的错误";

    private final Workshop workshop;
    private final ReentrantLock making = new ReentrantLock();
    private volatile State state = new State(null, "", List.of());

    /**
     * What is in service, and what was seen last.
     *
     * @param rules null before there were good ones, and after closing
     * @param seen the version of the files that was looked at last
     * @param problems what was wrong with that version
     */
    private record State(@Nullable RuleBase rules, String seen, List<Problem> problems) {}

    private DroolsRuleBook(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Compiles the rules, or takes them from the cache: 5 to 10 s the first time, well under 1 s when nothing changed. Never
     * throws for bad rules; until there are good ones, every verdict is a failure.
     *
     * @param rulesFolder the folder that holds {@code drl}
     * @param cacheFolder where compiled rules are kept; made when needed
     */
    public static DroolsRuleBook open(Path rulesFolder, Path cacheFolder) {
        DroolsRuleBook book = new DroolsRuleBook(new Workshop(rulesFolder, cacheFolder));
        book.refresh();
        return book;
    }

    /**
     * Compiles the rules on this thread if their files changed, and puts them into service if they are good. Callers that
     * come meanwhile wait for the one at work and share what it made.
     *
     * @return all problems of the files as they are now
     */
    public List<Problem> refresh() {
        making.lock();
        try {
            Material material = workshop.material();
            if (!material.version().equals(state.seen())) {
                state = made(material, true);
            }
            return state.problems();
        } finally {
            making.unlock();
        }
    }

    /** What is wrong with the files as they were last read; empty when all is well. */
    public List<Problem> problems() {
        return state.problems();
    }

    /** The rules in service and where they stand, in the order of files and lines. */
    public List<RulePlace> rules() {
        RuleBase rules = state.rules();
        return rules == null ? List.of() : rules.places();
    }

    /** The names of the rules in service, in the order of files and lines. */
    public Set<String> ruleNames() {
        return rules().stream().map(RulePlace::rule).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names the rules in service by their content; empty when there are none. */
    public String version() {
        RuleBase rules = state.rules();
        return rules == null ? "" : rules.version();
    }

    @Override
    public Verdict decide(Facts facts) {
        RuleBase rules = state.rules();
        return rules == null
                ? new Verdict(null, Notes.NONE, List.of(), List.of(), NO_RULES, "")
                : rules.decide(facts, Limits.TURN);
    }

    @Override
    public void close() {
        making.lock();
        try {
            state = new State(null, "", List.of());
        } finally {
            making.unlock();
        }
    }

    private State made(Material material, boolean cached) {
        Product product = workshop.make(material, cached);
        CompiledRules compiled = product.rules();
        List<Problem> problems = new ArrayList<>(product.problems());
        RuleBase candidate = compiled == null ? null : ready(compiled, product, material, problems);
        if (candidate == null && compiled != null && !product.fresh()) {
            return made(material, false);
        }
        if (candidate != null && product.fresh() && compiled != null) {
            problems.addAll(Rehearsal.of(candidate, product.words()));
            if (problems.isEmpty()) {
                workshop.keep(material, compiled);
            } else {
                candidate = null;
            }
        } else if (candidate != null) {
            Rehearsal.warmUp(candidate);
        }
        LOG.info(
                "Rules {}: {} rules, {} problems",
                material.version(),
                product.places().size(),
                problems.size());
        return new State(candidate == null ? state.rules() : candidate, material.version(), List.copyOf(problems));
    }

    /** The rules loaded; null when they cannot be, which then is a problem, too. */
    private static @Nullable RuleBase ready(
            CompiledRules compiled, Product product, Material material, List<Problem> problems) {
        try {
            return new RuleBase(compiled, product.places(), material.version());
        } catch (RuntimeException | LinkageError unusable) {
            LOG.warn("The compiled rules {} cannot be loaded", material.version(), unusable);
            problems.add(Problem.error("rules/drl", 0, "编译好的规则装不进来：" + unusable.getMessage(), "请检查最近改动的规则"));
            return null;
        }
    }
}
