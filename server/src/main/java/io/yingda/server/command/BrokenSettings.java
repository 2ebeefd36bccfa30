package io.yingda.server.command;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.server.settings.SettingsReading;
import java.util.List;
import java.util.stream.Stream;

/** The settings cannot be used; the command line prints why and ends with findings. */
final class BrokenSettings extends RuntimeException {

    private final transient List<Problem> problems;

    BrokenSettings(List<Problem> problems) {
        super("yingda.yaml 有错误");
        this.problems = List.copyOf(problems);
    }

    /** Everything wrong with the file, unset variables included, by line. */
    static BrokenSettings of(SettingsReading reading, Severity unset) {
        return new BrokenSettings(Stream.concat(
                        reading.problems().stream(),
                        reading.unset().stream().map(variable -> variable.asProblem(unset)))
                .sorted()
                .toList());
    }

    List<Problem> problems() {
        return problems;
    }
}
