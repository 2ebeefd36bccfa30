package io.yingda.server.settings;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;

/**
 * An environment variable that the settings name and nobody has set.
 *
 * @param name the variable
 * @param field the field that needs it, such as {@code accounts.hemiao.token}
 * @param file the settings file, as problems name it
 * @param line the field's line
 */
public record UnsetVariable(String name, String field, String file, int line) {

    /** As a problem: an error for whoever starts the service, a hint for whoever only edits the files. */
    public Problem asProblem(Severity severity) {
        return new Problem(
                severity,
                file,
                line,
                "环境变量 " + name + " 没有设置（字段 " + field + "）",
                "启动服务前设置它，例如 export " + name + "='…'；用 systemd 时写进 EnvironmentFile");
    }
}
