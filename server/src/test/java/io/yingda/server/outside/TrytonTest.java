package io.yingda.server.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import io.yingda.server.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of a CRM, word for word, with a real one. */
@Timeout(300)
class TrytonTest {

    private static final String ACCOUNT =
            "accounts: {shop: {appId: wx0123456789abcdef, originalId: gh_0123456789ab, token: token123, mode: plain}}\n";
    private static final Inbound INBOUND = new Inbound.Text(
            new Header(new FollowerId("shop", "oTryton000007"), "gh_1", Instant.EPOCH, "shop/oTryton000007/1"),
            "我的订单",
            null);

    @TempDir
    static Path folder;

    private static TrytonServer tryton;
    private static Systems systems;
    private static LookUps lookUps;

    @BeforeAll
    static void start() throws Exception {
        String modules = "/usr/lib/python3/dist-packages/trytond/modules/";
        Programs.require(
                "CRM (Tryton)",
                List.of(
                        "trytond",
                        "trytond-admin",
                        modules + "party",
                        modules + "sale",
                        "/usr/lib/python3/dist-packages/psycopg2"),
                "tryton-server tryton-modules-party tryton-modules-sale python3-psycopg2");
        tryton = new TrytonServer(folder);
        List<String> examples = examples();
        String connectors = examples.getFirst()
                .replace("https://tryton.example.com/shop/", tryton.url().toString())
                .replace("[yingda,", "[" + TrytonServer.USER + ",")
                .replace("'yingda:", "'" + TrytonServer.USER + ":");
        SettingsReading reading = SettingsReader.read(
                Files.writeString(folder.resolve("yingda.yaml"), ACCOUNT + connectors),
                Map.of("TRYTON_PASSWORD", TrytonServer.PASSWORD));
        assertThat(reading.problems()).isEmpty();
        Settings settings = reading.settings().orElseThrow();
        Files.createDirectories(folder.resolve("lookups"));
        Files.writeString(folder.resolve("lookups/tryton.yaml"), examples.get(1));
        lookUps = LookUpReader.read(folder, problem -> {
            throw new IllegalArgumentException(problem.asLine());
        });
        systems = Systems.open(() -> lookUps, settings.connectors(), ZoneId.of("Asia/Shanghai"), Clock.systemUTC());
    }

    /** What the README says under Tryton's heading. */
    private static List<String> examples() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String section = readme.substring(readme.indexOf("\n### Tryton"));
        String[] parts = section.split("```", -1);
        return List.of(parts[1].substring("yaml\n".length()), parts[3].substring("yaml\n".length()));
    }

    @AfterAll
    static void close() {
        if (systems != null) {
            systems.close();
        }
        if (tryton != null) {
            tryton.close();
        }
    }

    private static LookedUp ask(String operation, Map<String, String> arguments) {
        return systems.lookUp(INBOUND, new LookUp(operation, arguments));
    }

    @Test
    void aMemberIsFoundByOpenidAndByPhone() {
        LookedUp byOpenid = ask("member", Map.of("openid", "oTryton000007"));
        LookedUp byPhone = ask("member-by-phone", Map.of("phone", "15400000007"));

        assertThat(byOpenid.failure()).isEmpty();
        assertThat(byOpenid.text("name")).isEqualTo("会员7");
        assertThat(byPhone.failure()).isEmpty();
        assertThat(byPhone.number("party")).isEqualTo(byOpenid.number("party")).isPositive();
    }

    @Test
    void whomTrytonDoesNotKnowIsNotFoundWhateverTheyWrite() {
        for (String phone : List.of("15499999999", "%", "'; DROP TABLE party_party; --", "\"]]")) {
            assertThat(ask("member-by-phone", Map.of("phone", phone)).fault())
                    .as(phone)
                    .isEqualTo(Fault.NOT_FOUND);
        }
    }

    @Test
    void ordersAreReadWithTheirDatesAndAmounts() {
        LookedUp orders = ask("orders", Map.of("openid", "oTryton000007"));

        assertThat(orders.failure()).isEmpty();
        assertThat(orders.lines("orders", 3, "{{number}} {{placed}} {{total}} {{state}}"))
                .isEqualTo("H7 2026年11月7日 ¥25.00 draft");
    }

    @Test
    void aContactMechanismIsWrittenBack() throws Exception {
        int party = (int) ask("member", Map.of("openid", "oTryton000009")).number("party");
        Operation write = lookUps.writing().getFirst();

        LookedUp written = systems.write(write, Map.of("member", String.valueOf(party), "tags", "VIP、常客"));

        assertThat(written.failure()).isEmpty();
        assertThat(tryton.call(
                                "model.party.contact_mechanism.search_read",
                                "[[[\"party\", \"=\", %d], [\"name\", \"=\", \"标签\"]], 0, 5, null, [\"value\"], {}]"
                                        .formatted(party))
                        .findValuesAsText("value"))
                .containsExactly("VIP、常客");
    }

    @Test
    void aWriteThatTrytonRefusesIsAFailure() {
        LookedUp refused = systems.write(lookUps.writing().getFirst(), Map.of("member", "99999999", "tags", "VIP"));

        assertThat(refused.fault()).isEqualTo(Fault.REFUSED);
    }
}
