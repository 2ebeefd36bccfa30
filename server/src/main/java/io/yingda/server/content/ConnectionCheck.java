package io.yingda.server.content;

import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.settings.ConnectorSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether each look-up has a connector that can carry it out. */
final class ConnectionCheck {

    private ConnectionCheck() {}

    /** @param connectors the settings'; absent where those cannot be read, and nothing is checked */
    static void run(LookUps lookUps, Optional<Map<String, ConnectorSettings>> connectors, Consumer<Problem> problems) {
        connectors.ifPresent(known -> lookUps.operations()
                .values()
                .forEach(operation -> check(operation, known).ifPresent(problems)));
    }

    private static Optional<Problem> check(Operation operation, Map<String, ConnectorSettings> known) {
        ConnectorSettings connector = known.get(operation.connector());
        if (connector == null) {
            String remedy = Nearest.to(operation.connector(), known.keySet())
                    .map(near -> "您是不是想写“" + near + "”？")
                    .orElse("请在 yingda.yaml 的 connectors 里加上它");
            return Optional.of(Problem.error(
                    operation.file(),
                    operation.line(),
                    "查询“" + operation.name() + "”用的连接器 " + operation.connector() + " 不存在",
                    remedy));
        }
        String kind = operation.request().kind();
        return connector.kind().equals(kind)
                ? Optional.empty()
                : Optional.of(Problem.error(
                        operation.file(),
                        operation.line(),
                        "查询“" + operation.name() + "”写的是 " + kind + "，连接器 " + connector.name() + " 却是 "
                                + connector.kind(),
                        "请改成同一种"));
    }
}
