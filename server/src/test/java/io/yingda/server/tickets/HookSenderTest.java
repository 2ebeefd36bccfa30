package io.yingda.server.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.yingda.server.settings.TicketSettings.Department;
import io.yingda.server.settings.TicketSettings.Hook;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another help desk learns of tickets, whose server this is. */
@Timeout(120)
class HookSenderTest {

    private static final String SECRET = "0123456789abcdef";
    private static final Clock CLOCK = Clock.systemUTC();

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer helpDesk =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    private record Told(String timestamp, String signature, String body) {}

    HookSenderTest() throws IOException {
        helpDesk.createContext("/", exchange -> {
            told.add(new Told(
                    header(exchange.getRequestHeaders().getFirst(HookSignature.TIMESTAMP)),
                    header(exchange.getRequestHeaders().getFirst(HookSignature.SIGNATURE)),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        helpDesk.start();
    }

    private static String header(String value) {
        return Objects.requireNonNullElse(value, "");
    }

    @AfterEach
    void close() {
        helpDesk.stop(0);
    }

    private TicketRig rig(TestStore store) {
        int port = helpDesk.getAddress().getPort();
        return new TicketRig(store.open(), CLOCK, new Hook(URI.create("http://127.0.0.1:" + port + "/"), SECRET));
    }

    private HookSender sender(TicketRig rig) {
        HookSender sender = new HookSender(rig.server.desk().store(), rig.settings, Duration.ofMillis(50));
        sender.start();
        return sender;
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("what the help desk was told").isNotNull();
        return Objects.requireNonNull(next);
    }

    @Test
    void aSignatureIsThatOfTimeAndBody() {
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac 0123456789abcdef
        assertThat(HookSignature.of(SECRET, 1_700_000_000, "{}"))
                .isEqualTo("sha256=e4f8e2ecae2295b2ddb2f0b5584c8275e226c0ebe9b3b819e70156bb67122e3e");
    }

    @Test
    void theHelpDeskIsToldOfEachChangeInOrderWithASignature() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.change(Change.to(TicketState.WAITING, "杯子上有名字吗？", true));
            rig.writes("有，小满");

            List<JsonNode> bodies = new ArrayList<>();
            try (HookSender sender = sender(rig)) {
                sender.ring();
                for (int number = 0; number < 3; number++) {
                    Told each = next();
                    assertThat(each.signature())
                            .isEqualTo(HookSignature.of(SECRET, Long.parseLong(each.timestamp()), each.body()));
                    bodies.add(new ObjectMapper().readTree(each.body()));
                }
            }

            assertThat(bodies)
                    .extracting(body -> body.path("event").asText() + " "
                            + body.at("/ticket/state").asText() + " "
                            + body.at("/comment/text").asText())
                    .containsExactly("opened new ", "changed waiting 杯子上有名字吗？", "answered working 有，小满");
            assertThat(bodies.getFirst().at("/ticket/fields/物品").asText()).isEqualTo("浅蓝色水杯");
            assertThat(bodies.toString()).doesNotContain("oAnna");
        }
    }

    @Test
    void whoDoesNotListenIsToldAgainAndNothingComesBeforeIt() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.POSTGRESQL);
                TicketRig rig = rig(store)) {
            refusals.set(2);
            rig.writes("丢了");
            rig.change(Change.comment("在找", false));

            try (HookSender sender = sender(rig)) {
                sender.ring();
                String first = next().body();
                assertThat(next().body()).isEqualTo(first);
                assertThat(next().body()).isEqualTo(first);
                assertThat(next().body()).contains("在找");
            }
            rig.database.flush();
            assertThat(store.count("ticket_hook")).isZero();
        }
    }

    @Test
    void whatTheHelpDeskDidItselfIsNotToldBack() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.tickets.change(
                    rig.ticket().number(), Author.elsewhere("门店系统"), Change.to(TicketState.RESOLVED, "找到了", true), "");

            assertThat(store.count("ticket_hook")).isEqualTo(1);
            assertThat(rig.reaches()).last().asString().contains("找到了");
        }
    }

    @Test
    void whenTheFollowerLeavesTheHelpDeskIsToldToForgetAndNothingElse() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.leaves();

            try (HookSender sender = sender(rig)) {
                sender.ring();
                String body = next().body();
                assertThat(body).contains("erased", "T0001").doesNotContain("水杯", "13812345678", "oAnna");
            }
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aDepartmentThatHadTheTicketOnceIsToldToForgetItAsWell() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.change(new Change(null, "售后", null, null, null, "", false));
            rig.leaves();

            try (HookSender sender = sender(rig)) {
                sender.ring();
                assertThat(next().body()).contains("erased", "T0001").doesNotContain("水杯");
            }
            assertThat(told).isEmpty();
        }
    }

    @Test
    void whoIsTakenInByNobodyKeepsNobodyElseWaiting() throws Exception {
        URI here = URI.create("http://127.0.0.1:" + helpDesk.getAddress().getPort() + "/");
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = new TicketRig(
                        store.open(),
                        CLOCK,
                        Map.of(
                                "门店服务",
                                new Department(
                                        "门店服务",
                                        Duration.ofDays(1),
                                        new Hook(URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/"), SECRET)),
                                "仓库",
                                new Department("仓库", Duration.ofDays(1), new Hook(here, SECRET))))) {
            for (int number = 0; number < 20; number++) {
                rig.writes("丢了");
            }
            rig.tickets.open(TicketRig.ANNA, "仓库", "找货", Map.of(), null, TicketRig.LI, false, "");

            try (HookSender sender = sender(rig)) {
                sender.ring();
                assertThat(told.poll(5, TimeUnit.SECONDS))
                        .as("the other help desk")
                        .isNotNull();
            }
        }
    }

    @Test
    void aDepartmentLearnsThatItsTicketIsAnothersNow() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE);
                TicketRig rig = rig(store)) {
            rig.writes("丢了");
            rig.change(new Change(null, "售后", null, null, null, "", false));
            rig.change(Change.comment("和你们没有关系了", false));

            try (HookSender sender = sender(rig)) {
                sender.ring();
                assertThat(next().body()).contains("opened");
                assertThat(next().body()).contains("changed", "\"department\":\"售后\"");
            }
            assertThat(told).isEmpty();
        }
    }
}
