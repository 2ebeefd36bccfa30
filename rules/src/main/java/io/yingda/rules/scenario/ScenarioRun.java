package io.yingda.rules.scenario;

import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.form.Forms;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.engine.turn.Turn;
import io.yingda.rules.drl.RulePlace;
import io.yingda.rules.lookup.AskerRecords;
import io.yingda.rules.lookup.Guesses;
import io.yingda.rules.lookup.LimitedRecords;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.MemoryGuesses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays scenarios with a real bot, on a clock of their own. */
public final class ScenarioRun {

    private static final Duration LONG_AGO = Duration.ofDays(90);

    private final KnowledgeBase knowledge;
    private final RuleBook rules;
    private final OpeningHours hours;
    private final BotSettings settings;
    private final LookUps lookUps;
    private final Forms forms;

    private ScenarioRun(
            KnowledgeBase knowledge,
            RuleBook rules,
            OpeningHours hours,
            BotSettings settings,
            LookUps lookUps,
            Forms forms) {
        this.knowledge = knowledge;
        this.rules = rules;
        this.hours = hours;
        this.settings = settings;
        this.lookUps = lookUps;
        this.forms = forms;
    }

    /**
     * Plays each scenario from its beginning, in order.
     *
     * @param lookUps what rules may look up; where a scenario does not say what comes of it, the operation's sample does
     */
    public static List<ScenarioOutcome> run(
            List<Scenario> scenarios,
            KnowledgeBase knowledge,
            RuleBook rules,
            OpeningHours hours,
            BotSettings settings,
            LookUps lookUps,
            Forms forms) {
        ScenarioRun run = new ScenarioRun(knowledge, rules, hours, settings, lookUps, forms);
        return scenarios.stream().map(run::play).toList();
    }

    /** A warning for each rule that fired in none of the outcomes, at the rule's line. */
    public static List<Problem> unfired(Collection<RulePlace> rules, List<ScenarioOutcome> outcomes) {
        Set<String> fired = new HashSet<>();
        outcomes.forEach(outcome -> fired.addAll(outcome.fired()));
        return rules.stream()
                .filter(place -> !fired.contains(place.rule()))
                .map(place -> Problem.warning(
                        place.file(),
                        place.line(),
                        "没有场景触发规则“" + place.rule() + "”",
                        "请在 rules/scenarios 里加一个会触发它的场景，或删去这条规则"))
                .sorted()
                .toList();
    }

    private ScenarioOutcome play(Scenario scenario) {
        Instant now = scenario.at().atZone(hours.zone()).toInstant();
        FollowerId id = new FollowerId(scenario.account(), "scenario");
        Persona persona = scenario.follower();
        Follower follower = new Follower(
                id,
                persona.newcomer(),
                persona.tags(),
                persona.language(),
                persona.channel(),
                persona.newcomer() ? now : now.minus(LONG_AGO),
                persona.member());
        Guesses guesses = new MemoryGuesses();
        Conversation conversation = Conversation.begun(now);
        List<Turn> turns = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ScriptedTurn scripted : scenario.turns()) {
            now = turns.isEmpty() ? now : now.plus(scripted.after());
            Header header = new Header(id, "gh_scenario", now, "scenario-" + (turns.size() + 1));
            Inbound inbound = scripted.sends() == ScriptedTurn.Sends.LATE
                    ? late(header, scripted.value(), turns)
                    : Inbounds.of(header, scripted.sends(), scripted.value());
            CustomerRecords records = new AskerRecords(
                    () -> lookUps,
                    new LimitedRecords(
                            () -> lookUps,
                            guesses,
                            new ScriptedRecords(lookUps, scenario, scripted, problems::add),
                            Clock.fixed(now, hours.zone())));
            Turn turn = bot(scenario, scripted, records, now).turn(conversation, follower, inbound);
            turns.add(turn);
            new Comparison(scenario, turns.size(), scripted, turn, problems::add).run();
            conversation = turn.conversation();
            follower = turn.follower();
        }
        return new ScenarioOutcome(scenario, turns, problems);
    }

    /** The answer to what was looked up last by this operation; to nothing when it never was. */
    private static Inbound late(Header header, String operation, List<Turn> turns) {
        for (Turn turn : turns.reversed()) {
            for (LookedUp result : turn.trace().facts().lookedUp()) {
                if (result.operation().equals(operation)) {
                    return new Event.LateAnswer(header, turn.trace().inbound(), operation, result.arguments());
                }
            }
        }
        return new Event.LateAnswer(header, new Inbound.Text(header, "", null), operation, Map.of());
    }

    private Bot bot(Scenario scenario, ScriptedTurn turn, CustomerRecords records, Instant now) {
        KnowledgeBase searched = turn.candidates() == null && turn.searches().isEmpty()
                ? knowledge
                : new ScriptedKnowledge(knowledge, turn.candidates(), turn.searches());
        return new Bot(
                searched,
                rules,
                records,
                () -> forms,
                account -> scenario.desk(),
                hours,
                settings,
                Clock.fixed(now, hours.zone()));
    }
}
