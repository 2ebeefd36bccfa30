package io.yingda.server.content;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.Turn;
import io.yingda.rules.scenario.ScenarioOutcome;
import io.yingda.server.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Departments with which rules file tickets in a scenario, and which the settings, that declare others, do not know. */
final class DepartmentCheck {

    private DepartmentCheck() {}

    /** A department is one that is declared, or a queue of the desk. */
    static List<Problem> of(Settings settings, List<ScenarioOutcome> outcomes) {
        if (settings.tickets().names().isEmpty()) {
            return List.of();
        }
        Set<String> declared = new LinkedHashSet<>(settings.tickets().names());
        declared.addAll(settings.desk().queues().keySet());
        List<Problem> unknown = new ArrayList<>();
        Set<String> named = new HashSet<>(declared);
        for (ScenarioOutcome outcome : outcomes) {
            for (Turn turn : outcome.turns()) {
                if (turn.decision() instanceof Decision.OpenTicket ticket && named.add(ticket.department())) {
                    unknown.add(Problem.error(
                            outcome.scenario().file(),
                            outcome.scenario().line(),
                            "规则给部门“" + ticket.department()
                                    + "”开工单，yingda.yaml 的 tickets.departments 和 desk.queues 里都没有它",
                            Nearest.to(ticket.department(), declared)
                                    .map(near -> "您是不是想写“" + near + "”？")
                                    .orElse("请在 tickets.departments 里加上，或者改规则。有：" + String.join("、", declared))));
                }
            }
        }
        return List.copyOf(unknown);
    }
}
