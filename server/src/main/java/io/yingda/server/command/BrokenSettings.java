package io.yingda.server.command;

import io.yingda.engine.problem.Problem;
import java.util.List;

/** The settings cannot be used; the command line prints why and ends with findings. */
final class BrokenSettings extends RuntimeException {

    private final transient List<Problem> problems;

    BrokenSettings(List<Problem> problems) {
        super("yingda.yaml 有错误");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
