package io.yingda.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's member system, asked by the demo merchant's own look-ups. */
class DemoMembersTest {

    private static final Path HOME = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void itIsTheSameWhereverItIsMade() throws Exception {
        Path one = DemoMembers.file(folder.resolve("one"));
        Path other = DemoMembers.file(folder.resolve("other"));

        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
        assertThat(DemoMembers.file(folder.resolve("one"))).isEqualTo(one);
        try (var files = Files.list(folder.resolve("one"))) {
            assertThat(files).containsExactly(one);
        }
    }

    @Test
    void everyLookUpOfTheDemoFindsWhatItDeclares() {
        LookUps lookUps = LookUpReader.read(HOME.resolve("rules"), problem -> {
            throw new AssertionError(problem.asLine());
        });
        Map<String, Map<String, String>> asked = Map.of(
                "send-code", Map.of("number", "HM10000001"),
                "verify-code", Map.of("number", "15400000001", "code", "000001"),
                "member-by-phone", Map.of("phone", "15400000001"),
                "points", Map.of("openid", "nobody", "phone", "15400005000"),
                "orders", Map.of("phone", "15400000002", "limit", "2"),
                "order-status", Map.of("number", "20261120001"),
                "stores", Map.of("city", "上海"));
        assertThat(lookUps.operations().keySet()).isEqualTo(asked.keySet());

        try (Systems systems = demo(lookUps)) {
            for (Operation operation : lookUps.operations().values()) {
                LookedUp found = Asking.ask(systems, operation.name(), asked.getOrDefault(operation.name(), Map.of()));

                assertThat(found.failure()).as(operation.name()).isEmpty();
                assertThat(found.fields().keySet())
                        .as(operation.name())
                        .isEqualTo(operation.sample().keySet());
            }
            assertThat(Asking.ask(systems, "order-status", Map.of("number", "20261120001"))
                            .text("state"))
                    .isEqualTo("正在派送");
            assertThat(Asking.ask(systems, "orders", Map.of("phone", "15400000002", "limit", "2"))
                            .rows("orders"))
                    .hasSizeBetween(1, 2);
            assertThat(Asking.ask(systems, "points", Map.of("phone", "15400005001"))
                            .fault())
                    .isEqualTo(Fault.NOT_FOUND);
            assertThat(Asking.ask(systems, "points", Map.of("openid", "nobody")).fault())
                    .isEqualTo(Fault.NOT_FOUND);
        }
    }

    @Test
    void theDesksPanelReadsTheMemberAndTheirOrders() {
        LookUps lookUps = LookUpReader.read(HOME.resolve("rules"), problem -> {
            throw new AssertionError(problem.asLine());
        });
        assertThat(lookUps.panel()).extracting(Operation::panel).containsExactly("会员与积分", "最近的订单");

        try (Systems systems = demo(lookUps)) {
            for (Operation operation : lookUps.panel()) {
                LookedUp read = systems.read(operation, Map.of("openid", "nobody", "phone", "15400000002"), false)
                        .result();

                assertThat(read.failure()).as(operation.name()).isEmpty();
                assertThat(read.fields()).as(operation.name()).isNotEmpty();
            }
        }
    }

    @Test
    void theDemosSettingsKnowTheConnector() {
        Map<String, ConnectorSettings> connectors = SettingsReader.read(HOME.resolve("yingda.yaml"), Map.of())
                .settings()
                .orElseThrow()
                .connectors();

        assertThat(connectors).containsOnlyKeys("members");
    }

    private Systems demo(LookUps lookUps) {
        ConnectorSettings members = new ConnectorSettings.Sql(
                "members", new ConnectorSettings.Place.Demonstration(folder), "", "", 4, List.of());
        return Systems.open(() -> lookUps, Map.of("members", members), Asking.ZONE, Clock.systemUTC());
    }
}
