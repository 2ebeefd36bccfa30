package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import java.util.Collection;
import java.util.List;

/** Checks that an operation can be carried out where no rule gives its arguments: for the desk's panel, and to write back. */
final class Uses {

    private static final int LONGEST_PANEL = 12;

    private Uses() {}

    static void check(Operation operation, Fields fields) {
        if (fields.has("panel")) {
            panel(operation, fields);
        }
        if (operation.writes()) {
            writes(operation, fields);
        }
    }

    private static void panel(Operation operation, Fields fields) {
        int line = fields.line("panel");
        if (operation.panel().isEmpty() || operation.panel().length() > LONGEST_PANEL) {
            fields.error(line, "panel 应当是座席台上的标题，1 到 " + LONGEST_PANEL + " 个字", "写法如 panel: 会员与积分");
        }
        if (operation.writes()) {
            fields.error(line, "写回的操作不能放进客户面板", "请去掉 panel，或去掉 writes");
        }
        filled(operation, fields, line, FollowerArguments.WHO);
    }

    private static void writes(Operation operation, Fields fields) {
        int line = fields.line("writes");
        if (operation.request() instanceof Request.Sql) {
            fields.error(line, "SQL 只能查询，不能写回", "写回请用 http 或 json-rpc");
        }
        filled(operation, fields, line, FollowerArguments.ALL);
        if (operation.arguments().keySet().stream().noneMatch(FollowerArguments.WHAT::contains)) {
            fields.error(line, "写回的操作没有要写的东西", "arguments 里至少要有一个：" + String.join("、", FollowerArguments.WHAT));
        }
    }

    private static void filled(Operation operation, Fields fields, int line, Collection<String> known) {
        List<String> unknown = operation.arguments().values().stream()
                .filter(argument -> argument.required() && !known.contains(argument.name()))
                .map(Argument::name)
                .toList();
        if (!unknown.isEmpty()) {
            fields.error(
                    line,
                    "这里没有规则给参数 " + String.join("、", unknown),
                    "会自动填的：" + String.join("、", known) + "；别的参数请写 default 或 required: false");
        }
    }
}
