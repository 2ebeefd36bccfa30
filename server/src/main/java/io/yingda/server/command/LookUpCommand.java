package io.yingda.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.rules.document.LastGood;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.records.SampleRecords;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Carries out one look-up. */
@Command(
        name = "lookup",
        description = {
            "照规则那样查一次商户的系统，看能不能连上、查到什么。不写名字就列出 rules/lookups 里声明的查询。",
            "没查到、查不了时退出码是 1。标了 personal 的参数不会显示出来。"
        },
        footer = {
            "例：./yingda lookup points phone=15400000001",
            "    ./yingda lookup order-status number=20261120001 --sample"
        })
final class LookUpCommand extends MerchantCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "OPERATION", description = "查询的名字")
    @Nullable
    String operation;

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "参数，写法如 phone=15400000001")
    List<String> arguments = List.of();

    @Option(names = "--sample", description = "不连系统，用声明里的样例结果")
    boolean sample;

    @Option(names = "--json", description = "输出 JSON")
    boolean json;

    LookUpCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() {
        MerchantHome home = home();
        Settings settings = settings(home);
        LastGood<LookUps> book = LastGood.open(home.rules(), LookUpReader::read);
        book.problems().forEach(problem -> err().println(problem.asLine()));
        LookUps known = book.inService();
        if (operation == null) {
            known.operations()
                    .values()
                    .forEach(each -> out().println(each.name() + "  "
                            + String.join("、", each.arguments().keySet()) + "  " + each.about()));
            return ExitCode.FINE;
        }
        if (known.operation(operation).isEmpty()) {
            throw wrongUse("没有声明查询 " + operation + "。" + known.instead(operation));
        }
        try (Systems systems = Systems.open(
                book::inService, settings.connectors(), settings.hours().zone(), around.clock())) {
            CustomerRecords records = sample ? new SampleRecords(book::inService) : systems;
            LookedUp result = records.lookUp(nobody(), new LookUp(operation, given()));
            show(result);
            return result.isFailed() ? ExitCode.FINDINGS : ExitCode.FINE;
        }
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw wrongUse("参数要写成 名字=值，这里是 " + argument);
            }
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return given;
    }

    private Inbound nobody() {
        FollowerId follower = new FollowerId("terminal", "terminal");
        return new Inbound.Text(new Header(follower, "", around.clock().instant(), "terminal"), "", null);
    }

    private void show(LookedUp result) {
        if (json) {
            out().println(json(result).toPrettyString());
        } else if (result.isFailed()) {
            out().println("失败 " + result.fault() + "：" + result.failure() + "（" + result.millis() + " ms）");
        } else {
            result.fields().forEach((name, value) -> out().println(name + "  " + value.shown()));
            out().println("用时 " + result.millis() + " ms");
        }
    }

    private static ObjectNode json(LookedUp result) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("operation", result.operation());
        ObjectNode asked = root.putObject("arguments");
        result.arguments().forEach(asked::put);
        root.put("fault", result.fault() == null ? null : result.fault().name().toLowerCase(Locale.ROOT));
        root.put("failure", result.failure());
        root.put("millis", result.millis());
        ObjectNode fields = root.putObject("fields");
        result.fields().forEach((name, value) -> {
            if (value instanceof Value.Rows rows) {
                rows.rows().forEach(row -> {
                    ObjectNode one = fields.withArray(name).addObject();
                    row.fields().forEach((field, cell) -> one.put(field, cell.shown()));
                });
            } else {
                fields.put(name, value.shown());
            }
        });
        return root;
    }
}
