package io.yingda.engine.turn;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Fill;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.decision.Decision.Silence;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.form.Form;
import io.yingda.engine.form.FormFlow;
import io.yingda.engine.form.Forms;
import io.yingda.engine.form.Outcome;
import io.yingda.engine.form.Progress;
import io.yingda.engine.form.Said;
import io.yingda.engine.message.Inbound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the rules decide, and carries out what is only a step towards a decision: a form takes the message in, a look-up is
 * made and the rules run again with its result.
 */
final class Deliberation {

    private static final int ROUNDS = 3;

    private final RuleBook rules;
    private final CustomerRecords records;
    private final Forms forms;
    private final Inbound inbound;
    private final Said said;
    private final Stopwatch stopwatch;
    private final List<Verdict> rounds = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private Facts facts;
    private @Nullable Decision decision;

    Deliberation(
            RuleBook rules,
            CustomerRecords records,
            Forms forms,
            Inbound inbound,
            Said said,
            Stopwatch stopwatch,
            Facts facts) {
        this.rules = rules;
        this.records = records;
        this.forms = forms;
        this.inbound = inbound;
        this.said = said;
        this.stopwatch = stopwatch;
        this.facts = facts;
    }

    /** No rule is asked: the candidates are the agent's to choose from, and what a form still wanted the agent's to ask. */
    void leaveToAgent() {
        facts = facts.with(facts.conversation().endingForm());
        decision = new Silence();
        rounds.add(new Verdict(decision, Notes.NONE, List.of(), List.of(), "", ""));
    }

    void run() {
        for (int round = 1; ; round++) {
            Verdict verdict = stopwatch.time("decide", () -> rules.decide(facts));
            rounds.add(verdict);
            decision = verdict.decision() instanceof Fill fill ? fill(fill) : verdict.decision();
            if (!(decision instanceof LookUp lookUp) || round == ROUNDS) {
                break;
            }
            facts = facts.and(stopwatch.time("look up", () -> records.lookUp(facts.follower(), inbound, lookUp)));
        }
        if (!rounds.getLast().failure().isEmpty()) {
            failures.add(rounds.getLast().failure());
        }
    }

    /** What comes of a form's next step; null when there is no such form. */
    private @Nullable Decision fill(Fill fill) {
        Form form = forms.form(fill.form()).orElse(null);
        if (form == null) {
            failures.add("规则要填的表单“" + fill.form() + "”不存在");
            return null;
        }
        Conversation conversation = facts.conversation();
        Filling open = conversation.filling();
        FormFlow flow = new FormFlow(form, said);
        Outcome outcome = open != null && open.form().equals(form.name()) ? flow.goOn(open) : flow.begin();
        progress.add(outcome.progress());
        Conversation now = conversation.filling(outcome.filling());
        facts = facts.with(outcome.isOver() ? now.endingForm() : now);
        boolean served = facts.moment().open() && facts.desk().agentsOnline() > 0;
        return served ? outcome.decision() : flow.unserved(outcome.decision(), outcome.filling(), facts.moment());
    }

    /** What the rules saw in the last round, and the conversation as forms left it. */
    Facts facts() {
        return facts;
    }

    List<Verdict> rounds() {
        return rounds;
    }

    Verdict verdict() {
        return rounds.getLast();
    }

    /** What the rules want in the end; null when there is nothing. */
    @Nullable
    Decision decision() {
        return decision;
    }

    List<String> failures() {
        return failures;
    }

    List<Progress> progress() {
        return progress;
    }
}
