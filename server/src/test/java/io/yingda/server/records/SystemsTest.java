package io.yingda.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.ConnectorSettings.Login;
import io.yingda.server.settings.ConnectorSettings.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Systems that answer well, badly, late, or not at all. */
@Timeout(60)
class SystemsTest {

    private static final String DECLARED = """
            points:
              connector: crm
              arguments: {phone: {type: text, personal: true}}
              http: {url: '/members/{{phone}}', at: /data}
              fields:
                points: number
                total: {type: money, unit: 分}
                expires: date
                orders: {at: /list, rows: {number: text, total: money}}
              limit: LIMIT
              cache: CACHE
              safe: SAFE
              sample: {points: 1}
            """;
    private static final String GOOD = """
            {"data": {"points": 1200, "total": 12850, "expires": "2026-12-31",
            "list": [{"number": "H1", "total": 9.9}, {"number": "H2", "total": "10"}]}}""";

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        held.countDown();
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void theFieldsOfAnAnswerAreReadByTheirTypes() throws Exception {
        Systems systems = systems(server(RawServer.json(GOOD)), "2s", 0, false);

        LookedUp found = Asking.ask(systems, "points", Map.of("phone", "15400000001"));

        assertThat(found.failure()).isEmpty();
        assertThat(found.number("points")).isEqualTo(1200);
        assertThat(found.fill("{{total}} {{expires}}")).isEqualTo("¥128.50 2026年12月31日");
        assertThat(found.lines("orders", 5, "{{number}} {{total}}")).isEqualTo("H1 ¥9.90\nH2 ¥10.00");
        assertThat(found.arguments()).containsExactly(Map.entry("phone", "****01"));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(RawServer.status(404, "{}"), Fault.NOT_FOUND),
                Arguments.of(RawServer.json("{\"data\": null}"), Fault.NOT_FOUND),
                Arguments.of(RawServer.json("{\"data\": []}"), Fault.NOT_FOUND),
                Arguments.of(RawServer.json("{\"data\": {\"points\": null}}"), Fault.NOT_FOUND),
                Arguments.of(RawServer.json("{\"data\": {\"points\": false}}"), Fault.NOT_FOUND),
                Arguments.of(RawServer.json("{\"data\": {\"list\": []}}"), Fault.NOT_FOUND),
                Arguments.of(RawServer.json("{\"error\": \"token\"}"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("{\"data\": {}}"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("{\"data\": {\"score\": 1}}"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.status(401, ""), Fault.REFUSED),
                Arguments.of(RawServer.status(400, ""), Fault.REFUSED),
                Arguments.of(RawServer.status(500, "x"), Fault.UNAVAILABLE),
                Arguments.of(RawServer.status(503, "x"), Fault.UNAVAILABLE),
                Arguments.of(RawServer.status(302, "", "Location: http://127.0.0.1:1/"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("<html>"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("{\"data\": {\"points\": \"many\"}}"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("{\"data\": {\"points\": {\"a\": 1}}}"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("[".repeat(10_000)), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("{\"data\": {\"points\": 1" + "0".repeat(5_000) + "}}"), Fault.BAD_ANSWER),
                Arguments.of(RawServer.json("{\"data\": \"" + "x".repeat(2_000_000) + "\"}"), Fault.BAD_ANSWER),
                Arguments.of((RawServer.Answer) (asked, out) -> out.close(), Fault.UNAVAILABLE));
    }

    @Test
    void amountsAndDatesAreReadAsTrytonWritesThem() throws Exception {
        Systems systems = systems(server(RawServer.json("""
                {"data": {"points": {"__class__": "Decimal", "decimal": "12.5"},
                "expires": {"__class__": "date", "year": 2026, "month": 12, "day": 31}}}""")), "5s", 0, false);

        LookedUp found = Asking.ask(systems, "points", Map.of("phone", "1"));

        assertThat(found.number("points")).isEqualTo(12.5);
        assertThat(found.date("expires")).isEqualTo("2026-12-31");
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadAnswerIsAFactOfItsKind(RawServer.Answer answer, Fault fault) throws Exception {
        Systems systems = systems(server(answer), "5s", 0, false);

        LookedUp failed = Asking.ask(systems, "points", Map.of("phone", "15400000001"));

        assertThat(failed.fault()).isEqualTo(fault);
        assertThat(failed.failure()).isNotEmpty().doesNotContain("15400000001");
        assertThat(failed.fields()).isEmpty();
    }

    @Test
    void whatHangsHalfWayOrAnswersDropByDropEndsAtItsLimit() throws Exception {
        RawServer half = server((asked, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
            held.await();
        });
        RawServer silent = server((asked, out) -> held.await());
        for (RawServer server : List.of(half, silent)) {
            Systems systems = systems(server, "200ms", 0, false);
            long start = System.nanoTime();

            LookedUp failed = Asking.ask(systems, "points", Map.of("phone", "1"));

            assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
            assertThat(failed.pending()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
        }
    }

    @Test
    void nobodyListeningIsUnavailable() throws Exception {
        RawServer gone = server(RawServer.json(GOOD));
        gone.close();

        assertThat(Asking.ask(systems(gone, "2s", 0, false), "points", Map.of("phone", "1"))
                        .fault())
                .isEqualTo(Fault.UNAVAILABLE);
    }

    @Test
    void onlyWhatIsSafeIsTriedOnceMore() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RawServer.Answer second = (asked, out) ->
                (calls.incrementAndGet() % 2 == 1 ? RawServer.status(503, "") : RawServer.json(GOOD)).to(asked, out);

        assertThat(Asking.ask(systems(server(second), "5s", 0, true), "points", Map.of("phone", "1"))
                        .isFailed())
                .isFalse();
        assertThat(calls).hasValue(2);
        assertThat(Asking.ask(systems(server(second), "5s", 0, false), "points", Map.of("phone", "1"))
                        .fault())
                .isEqualTo(Fault.UNAVAILABLE);
        assertThat(calls).hasValue(3);
    }

    @Test
    void anAnswerIsRememberedForTheSameArgumentsOnly() throws Exception {
        RawServer server = server(RawServer.json(GOOD));
        Systems systems = systems(server, "5s", 60, false);

        Asking.ask(systems, "points", Map.of("phone", "1"));
        Asking.ask(systems, "points", Map.of("phone", "1"));
        Asking.ask(systems, "points", Map.of("phone", "2"));

        assertThat(server.asked).hasSize(2);
    }

    @Test
    void whatIsRememberedSaysWhenItWasReadAndIsReadAnewWhenSomebodyWants() throws Exception {
        RawServer server = server(RawServer.json(GOOD));
        Systems systems = systems(server, "5s", 60, false);
        Operation points = systems.operations().operation("points").orElseThrow();
        Map<String, String> phone = Map.of("phone", "1");

        Crm.Reading first = systems.read(points, phone, false);
        assertThat(first.result().failure()).isEmpty();
        assertThat(systems.read(points, phone, false).at()).isEqualTo(first.at());
        assertThat(server.asked).hasSize(1);

        assertThat(systems.read(points, phone, true).at()).isAfterOrEqualTo(first.at());
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aWriteIsWaitedForBeyondItsTimeAndNeedsNoAnswerButItsStatus() throws Exception {
        RawServer server = server((asked, out) -> {
            held.await();
            RawServer.status(204, "").to(asked, out);
        });
        Systems systems = open(Asking.http(Asking.declared(folder, """
                profile:
                  connector: crm
                  writes: true
                  limit: 100ms
                  arguments: {openid: text, tags: text}
                  http: {method: PUT, url: '/members/{{openid}}', body: {tags: '{{tags}}'}}
                """), server.url(), 2));
        Operation profile = systems.operations().writing().getFirst();
        CompletableFuture<LookedUp> writing = CompletableFuture.supplyAsync(
                () -> systems.write(profile, Map.of("openid", "oA/../x", "tags", "VIP\"}")));
        while (server.asked.isEmpty()) {
            Thread.onSpinWait();
        }

        held.countDown();
        assertThat(writing.get(20, TimeUnit.SECONDS).failure()).isEmpty();

        assertThat(server.asked).hasSize(1);
        assertThat(server.asked.getFirst().line()).startsWith("PUT /members/oA%2F..%2Fx ");
        assertThat(server.asked.getFirst().body()).isEqualTo("{\"tags\":\"VIP\\\"}\"}");
    }

    @Test
    void aSystemThatFailsAgainAndAgainIsLeftAloneForAWhile() throws Exception {
        RawServer server = server(RawServer.status(500, ""));
        Systems systems = systems(server, "5s", 0, false);

        for (int count = 0; count < 50; count++) {
            assertThat(Asking.ask(systems, "points", Map.of("phone", "1")).fault())
                    .isEqualTo(Fault.UNAVAILABLE);
        }

        assertThat(server.asked).hasSizeBetween(5, 7);
    }

    @Test
    void whoeverWaitsForRoomWaitsWithinTheLimit() throws Exception {
        RawServer server = server((asked, out) -> held.await());
        Systems systems = open(Asking.http(Asking.declared(folder, declared("300ms", 0, false)), server.url(), 1));
        List<CompletableFuture<LookedUp>> asking = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> Asking.ask(systems, "points", Map.of("phone", "1"))))
                .limit(3)
                .toList();

        for (CompletableFuture<LookedUp> each : asking) {
            assertThat(each.get(10, TimeUnit.SECONDS).fault()).isEqualTo(Fault.TIMEOUT);
        }
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void argumentsThatAreNotAsDeclaredAreNotSent() throws Exception {
        RawServer server = server(RawServer.json(GOOD));
        Systems systems = systems(server, "5s", 0, false);

        assertThat(Asking.ask(systems, "points", Map.of()).fault()).isEqualTo(Fault.REFUSED);
        assertThat(Asking.ask(systems, "points", Map.of("phone", "1", "more", "2"))
                        .fault())
                .isEqualTo(Fault.REFUSED);
        assertThat(Asking.ask(systems, "points", Map.of("phone", "1".repeat(201)))
                        .fault())
                .isEqualTo(Fault.REFUSED);
        assertThat(Asking.ask(systems, "nothing", Map.of()).fault()).isEqualTo(Fault.REFUSED);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aLateAnswerIsATurnOfItsOwnAndOnlyOne() throws Exception {
        RawServer server = server((asked, out) -> {
            held.await();
            RawServer.json(GOOD).to(asked, out);
        });
        Systems systems = systems(server, "100ms", 0, false);
        BlockingQueue<Inbound> turns = new LinkedBlockingQueue<>();
        systems.deliverLate(inbound -> {
            turns.add(inbound);
            return CompletableFuture.completedFuture(inbound);
        });

        LookedUp first = Asking.ask(systems, "points", Map.of("phone", "15400000001"));
        assertThat(first.pending()).isTrue();
        held.countDown();
        Event.LateAnswer late = (Event.LateAnswer) turns.take();

        assertThat(late.asked()).isEqualTo(Asking.INBOUND);
        LookedUp come = systems.lookUp(late, new LookUp(late.operation(), late.arguments()));
        assertThat(come.late()).isTrue();
        assertThat(come.number("points")).isEqualTo(1200);
        assertThat(come.arguments()).containsExactly(Map.entry("phone", "****01"));
        assertThat(server.asked).hasSize(1);
        assertThat(turns).isEmpty();
    }

    @Test
    void whatNeverComesIsToldInTheEndAsWell() throws Exception {
        RawServer server = server((asked, out) -> held.await());
        LookUps lookUps = Asking.declared(folder, declared("100ms", 0, false));
        Systems systems = open(Asking.systems(
                lookUps,
                new ConnectorSettings.Http("crm", server.url(), Map.of(), 2, List.of()),
                Duration.ofMillis(400)));
        BlockingQueue<Inbound> turns = new LinkedBlockingQueue<>();
        systems.deliverLate(inbound -> {
            turns.add(inbound);
            return CompletableFuture.completedFuture(inbound);
        });

        assertThat(Asking.ask(systems, "points", Map.of("phone", "1")).pending())
                .isTrue();
        Event.LateAnswer late = (Event.LateAnswer) turns.take();

        LookedUp come = systems.lookUp(late, new LookUp(late.operation(), late.arguments()));
        assertThat(come.late()).isTrue();
        assertThat(come.fault()).isEqualTo(Fault.TIMEOUT);
        assertThat(come.pending()).isFalse();
    }

    @Test
    void jsonRpcLogsInKeepsWhatItGotAndLogsInAgainWhenThatExpired() throws Exception {
        AtomicInteger logins = new AtomicInteger();
        RawServer server = server((asked, out) -> {
            boolean login = asked.body().contains("\"authenticate\"");
            String answer = login
                    ? "{\"jsonrpc\":\"2.0\",\"result\":{\"uid\":" + (6 + logins.incrementAndGet())
                            + ",\"token\":\"t\"}}"
                    : asked.body().contains("7,\"expire\"")
                            ? "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":100,\"message\":\"expired\"}}"
                            : "{\"jsonrpc\":\"2.0\",\"result\":[{\"points\":5}]}";
            RawServer.status(200, answer, "Set-Cookie: session_id=s" + logins.get() + "; Path=/; HttpOnly")
                    .to(asked, out);
        });
        LookUps lookUps = Asking.declared(folder, """
                partner:
                  connector: crm
                  arguments: {phone: text}
                  json-rpc: {method: call, params: {args: [demo, '{{login.uid}}', '{{phone}}', 3]}}
                  fields: {points: number}
                  sample: {points: 1}
                """);
        URI url = server.url().resolve("/jsonrpc");
        Login login = new Login(
                url.resolve("/web/session/authenticate"),
                "authenticate",
                null,
                Map.of("uid", "/uid", "token", "/token"),
                Map.of("ticket", "bot:{{login.uid}}"),
                Duration.ofMinutes(30),
                Set.of(100));
        Systems systems = open(Asking.systems(
                lookUps,
                new ConnectorSettings.JsonRpc(
                        "crm",
                        url,
                        "2.0",
                        Map.of("Authorization", "Bearer {{login.token}} {{login.ticket}}"),
                        login,
                        2,
                        List.of())));

        assertThat(Asking.ask(systems, "partner", Map.of("phone", "1\"]}")).number("points"))
                .isEqualTo(5);
        assertThat(Asking.ask(systems, "partner", Map.of("phone", "2")).number("points"))
                .isEqualTo(5);
        assertThat(logins).hasValue(1);
        assertThat(Asking.ask(systems, "partner", Map.of("phone", "expire")).number("points"))
                .isEqualTo(5);

        assertThat(logins).hasValue(2);
        assertThat(server.asked.getFirst().line()).startsWith("POST /web/session/authenticate ");
        RawServer.Asked last = server.asked.getLast();
        assertThat(last.line()).startsWith("POST /jsonrpc ");
        // printf bot:8 | base64
        assertThat(last.header("Authorization")).isEqualTo("Bearer t Ym90Ojg=");
        assertThat(last.header("Cookie")).isEqualTo("session_id=s2");
        assertThat(last.body()).contains("[\"demo\",8,\"expire\",3]");
    }

    @Test
    void aLogInThatIsRefusedIsNotTriedAgainAtOnce() throws Exception {
        RawServer server = server(RawServer.status(401, ""));
        LookUps lookUps = Asking.declared(folder, """
                partner:
                  connector: crm
                  json-rpc: {method: call, params: {args: ['{{login.uid}}']}}
                  fields: {points: number}
                  safe: true
                  sample: {points: 1}
                """);
        URI url = server.url().resolve("/jsonrpc");
        Login login =
                new Login(url, "authenticate", null, Map.of("uid", "/uid"), Map.of(), Duration.ofMinutes(30), Set.of());
        Systems systems = open(Asking.systems(
                lookUps, new ConnectorSettings.JsonRpc("crm", url, "1.0", Map.of(), login, 2, List.of())));

        for (int count = 0; count < 10; count++) {
            assertThat(Asking.ask(systems, "partner", Map.of()).fault()).isEqualTo(Fault.REFUSED);
        }

        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aConnectorThatCannotBeOpenedIsUnavailableAndStopsNothing() {
        LookUps lookUps = Asking.declared(folder, """
                any:
                  connector: crm
                  sql: SELECT 1 AS ok
                  fields: {ok: number}
                  sample: {ok: 1}
                """);
        Systems systems = open(Asking.systems(
                lookUps, new ConnectorSettings.Sql("crm", new Place.Server("jdbc:s3cret:x"), "", "", 1, List.of())));

        systems.prepare();

        LookedUp failed = Asking.ask(systems, "any", Map.of());
        assertThat(failed.fault()).isEqualTo(Fault.UNAVAILABLE);
        assertThat(failed.failure()).contains("crm", "打不开").doesNotContain("s3cret");
    }

    @Test
    void whatMayNotBeAskedTwiceIsNotAskedAgainWhenItsLateAnswerIsLost() throws Exception {
        RawServer server = server(RawServer.json(GOOD));
        Event.LateAnswer late =
                new Event.LateAnswer(Asking.INBOUND.header(), Asking.INBOUND, "points", Map.of("phone", "15400000001"));
        LookUp lookUp = new LookUp(late.operation(), late.arguments());

        LookedUp lost = systems(server, "5s", 0, false).lookUp(late, lookUp);

        assertThat(server.asked).isEmpty();
        assertThat(lost.fault()).isEqualTo(Fault.TIMEOUT);
        assertThat(lost.late()).isTrue();
        assertThat(lost.arguments()).containsExactly(Map.entry("phone", "****01"));
        assertThat(systems(server, "5s", 0, true).lookUp(late, lookUp).number("points"))
                .isEqualTo(1200);
    }

    @Test
    void whoeverAsksTooOftenDoesNotAskAgainAtOnce() throws Exception {
        RawServer server = server(RawServer.status(429, ""));

        assertThat(Asking.ask(systems(server, "5s", 0, true), "points", Map.of("phone", "1"))
                        .fault())
                .isEqualTo(Fault.UNAVAILABLE);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aQueryThatRunsForEverEndsAtItsLimitAndIsCancelled() throws Exception {
        Path file = DemoMembers.file(folder);
        LookUps lookUps = Asking.declared(folder, """
                slow:
                  connector: crm
                  sql: WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS ok FROM n
                  fields: {ok: number}
                  limit: 200ms
                  sample: {ok: 1}
                """);
        Systems systems = open(Asking.systems(
                lookUps,
                new ConnectorSettings.Sql("crm", new Place.File(file), "", "", 1, List.of()),
                Duration.ofMillis(500)));

        assertThat(Asking.ask(systems, "slow", Map.of()).fault()).isEqualTo(Fault.TIMEOUT);
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailable() {
        LookUps lookUps = Asking.declared(folder, """
                any:
                  connector: crm
                  sql: SELECT 1 AS ok
                  fields: {ok: number}
                  sample: {ok: 1}
                """);
        Systems systems = open(Asking.systems(
                lookUps,
                new ConnectorSettings.Sql("crm", new Place.File(folder.resolve("none.db")), "", "", 1, List.of())));

        assertThat(Asking.ask(systems, "any", Map.of()).fault()).isEqualTo(Fault.UNAVAILABLE);
    }

    private RawServer server(RawServer.Answer answer) throws Exception {
        return open(new RawServer(answer));
    }

    private Systems systems(RawServer server, String limit, int cache, boolean safe) {
        return open(Asking.http(Asking.declared(folder, declared(limit, cache, safe)), server.url(), 8));
    }

    private static String declared(String limit, int cache, boolean safe) {
        return DECLARED.replace("LIMIT", limit)
                .replace("CACHE", Integer.toString(cache))
                .replace("SAFE", Boolean.toString(safe));
    }

    private <T extends AutoCloseable> T open(T what) {
        open.add(what);
        return what;
    }
}
