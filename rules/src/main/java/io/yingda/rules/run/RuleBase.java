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
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Global;
import org.kie.api.runtime.KieSession;

/** One version of the rules, ready to decide. Safe for many threads: each evaluation has a session of its own. */
public final class RuleBase {

    private static final String SHEET = "decide";

    private final KieBase rules;
    private final boolean writes;
    private final List<RulePlace> places;
    private final String version;

    /**
     * @param rules the compiled rules
     * @param places where each rule stands
     * @param version names these rules
     */
    public RuleBase(CompiledRules rules, Collection<RulePlace> places, String version) {
        RuleClassLoader classes = new RuleClassLoader(rules);
        List<Model> models = new ArrayList<>();
        for (String model : rules.models()) {
            models.add(model(classes, model));
        }
        KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
        configuration.as(RuleBaseConfiguration.KEY).setClassLoader(classes);
        this.rules = KieBaseBuilder.createKieBaseFromModel(models, configuration);
        this.places = List.copyOf(places);
        this.version = version;
        writes = this.rules.getKiePackages().stream()
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

    public Verdict decide(Facts facts, Limits limits) {
        Decisions decisions = new Decisions();
        Budget budget = Budget.start(limits);
        Firings firings = new Firings(decisions, budget);
        KieSession session = rules.newKieSession();
        String failure = "";
        try {
            if (writes) {
                session.setGlobal(SHEET, decisions);
            }
            session.addEventListener(firings);
            facts.each().forEach(session::insert);
            session.fireAllRules();
        } catch (RuntimeException | Error failed) {
            failure = Failure.of(failed, firings.last(), places);
        } finally {
            Budget.stop();
            session.dispose();
        }
        return new Verdict(
                decisions.winner().map(Proposal::decision).orElse(null),
                decisions.notes(),
                firings.fired(),
                decisions.proposals(),
                failure,
                version);
    }

    private static Model model(ClassLoader classes, String name) {
        try {
            return (Model) classes.loadClass(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalArgumentException(name, unusable);
        }
    }
}
