package io.yingda.rules.run;

import io.yingda.engine.decision.Decisions;
import java.util.ArrayList;
import java.util.List;
import org.drools.core.rule.consequence.InternalMatch;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Tells the sheet of decisions which rule writes next, and counts. */
final class Firings extends DefaultAgendaEventListener {

    private final Decisions decisions;
    private final Budget budget;
    private final List<String> fired = new ArrayList<>();
    private boolean underWay;

    Firings(Decisions decisions, Budget budget) {
        this.decisions = decisions;
        this.budget = budget;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        String rule = event.getMatch().getRule().getName();
        fired.add(rule);
        budget.firing();
        decisions.firing(rule, ((InternalMatch) event.getMatch()).getSalience());
        underWay = true;
    }

    /** Not called for a consequence that throws. */
    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        underWay = false;
    }

    /** Whether a consequence is being carried out, or was when the evaluation failed. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Names of the rules that fired, in order. */
    List<String> fired() {
        return List.copyOf(fired);
    }

    /** The rule that fired last, or is firing; empty before the first. */
    String last() {
        return fired.isEmpty() ? "" : fired.getLast();
    }
}
