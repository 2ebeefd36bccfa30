package io.yingda.server.content;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import java.util.List;

/**
 * What a check found.
 *
 * @param problems by file and line, each once
 * @param articles articles that can be served
 * @param questions questions tried on them
 * @param rules rules in service
 * @param scenarios scenarios played
 * @param passed scenarios that went as written
 */
public record CheckReport(List<Problem> problems, int articles, int questions, int rules, int scenarios, int passed) {

    public CheckReport {
        problems = List.copyOf(problems);
    }

    public long count(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    /** Whether there is anything to mend; hints are not. */
    public boolean hasFindings() {
        return count(Severity.ERROR) + count(Severity.WARNING) > 0;
    }
}
