package io.yingda.server.settings;

import io.yingda.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What reading {@code yingda.yaml} came to.
 *
 * @param settings absent when there is an error. Where a secret's variable is not set, a random stand-in of the right
 *     shape takes its place: good enough to try things out, refused by the real WeChat
 * @param problems everything wrong with the file, in the order of its lines; unset variables are not among them
 * @param unset the variables that are named and not set
 */
public record SettingsReading(Optional<Settings> settings, List<Problem> problems, List<UnsetVariable> unset) {

    public SettingsReading {
        problems = List.copyOf(problems);
        unset = List.copyOf(unset);
    }
}
