package io.yingda.rules.run;

import io.yingda.engine.decision.Decisions;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.rules.compile.CompiledRules;
import io.yingda.rules.compile.RuleClassLoader;
import io.yingda.rules.drl.RulePlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.core.RuleBaseConfiguration;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Global;
import org.kie.api.runtime.KieSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version of the rules, ready to decide. Safe for many threads: each evaluation has a session to itself. */
public final class RuleBase {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBase.class);
    private static final String SHEET = "decide";

    private final Culprits culprits;
    private final Sessions sessions;
    private final Sessions forOrdinaryTexts;
    private final Sessions forUsualTexts;
    private final WordedRules worded;
    private final boolean writes;
    private final List<RulePlace> places;
    private final String version;

    /**
     * @param compiled the compiled rules
     * @param places where each rule stands
     * @param version names these rules
     */
    public RuleBase(CompiledRules compiled, Collection<RulePlace> places, String version) {
        RuleClassLoader classes = new RuleClassLoader(compiled);
        List<Model> models = new ArrayList<>();
        for (String model : compiled.models()) {
            models.add(model(classes, model));
        }
        KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
        configuration.as(RuleBaseConfiguration.KEY).setClassLoader(classes);
        KieBase rules = KieBaseBuilder.createKieBaseFromModel(models, configuration);
        sessions = new Sessions(rules);
        List<Model> ordinary = models.stream().map(OrdinaryText::of).toList();
        forOrdinaryTexts = new Sessions(KieBaseBuilder.createKieBaseFromModel(ordinary, configuration));
        worded = WordedRules.among(ordinary);
        forUsualTexts = new Sessions(KieBaseBuilder.createKieBaseFromModel(
                ordinary.stream().map(worded::leftOutOf).toList(), configuration));
        this.places = List.copyOf(places);
        culprits = new Culprits(compiled, this.places);
        this.version = version;
        writes = rules.getKiePackages().stream()
                .flatMap(group -> group.getGlobalVariables().stream())
                .map(Global::getName)
                .anyMatch(SHEET::equals);
    }

    public List<RulePlace> places() {
        return places;
    }

    public String version() {
        return version;
    }

    /** The rules' verdict; what went wrong is in it. */
    public Verdict decide(Facts facts, Limits limits) {
        return evaluate(facts, limits).verdict();
    }

    /** A verdict, and what went wrong on the way; null when nothing did. */
    record Evaluation(Verdict verdict, @Nullable Failure failure) {}

    Evaluation evaluate(Facts facts, Limits limits) {
        Sessions some = sessions(facts, limits);
        Decisions decisions = new Decisions();
        Firings firings = new Firings(decisions, Budget.start(limits));
        KieSession session = some.take();
        Failure failure = null;
        try {
            if (writes) {
                session.setGlobal(SHEET, decisions);
            }
            session.addEventListener(firings);
            facts.each().forEach(session::insert);
            session.fireAllRules();
        } catch (RuntimeException | Error failed) {
            failure = Failure.of(failed, firings, culprits);
            LOG.debug("An evaluation failed", failed);
        } finally {
            Budget.stop();
            if (failure == null) {
                some.giveBack(session);
            } else {
                session.dispose(); // Who knows what it was in the middle of.
            }
        }
        Verdict verdict = new Verdict(
                decisions.winner().map(Proposal::decision).orElse(null),
                decisions.notes(),
                firings.fired(),
                decisions.proposals(),
                failure == null ? "" : failure.asText(),
                version);
        return new Evaluation(verdict, failure);
    }

    /** Those of the fewest rules among which is every rule that can fire. */
    private Sessions sessions(Facts facts, Limits limits) {
        if (!OrdinaryText.is(facts)) {
            return sessions;
        }
        return worded.mayFire(facts.message(), limits) ? forOrdinaryTexts : forUsualTexts;
    }

    private static Model model(ClassLoader classes, String name) {
        try {
            return (Model) classes.loadClass(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalArgumentException(name, unusable);
        }
    }
}
