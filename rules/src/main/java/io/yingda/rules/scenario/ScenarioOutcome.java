package io.yingda.rules.scenario;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of a scenario.
 *
 * @param turns what the bot did, turn by turn
 * @param problems every difference from what was expected; empty when it went as written
 */
public record ScenarioOutcome(Scenario scenario, List<Turn> turns, List<Problem> problems) {

    public ScenarioOutcome {
        turns = List.copyOf(turns);
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }

    /** Names of the rules that fired in any turn. */
    public Set<String> fired() {
        Set<String> fired = new LinkedHashSet<>();
        turns.forEach(turn -> turn.trace().rounds().forEach(round -> fired.addAll(round.fired())));
        return fired;
    }
}
