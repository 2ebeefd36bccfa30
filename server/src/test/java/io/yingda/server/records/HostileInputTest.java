package io.yingda.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.rules.lookup.LookUps;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.ConnectorSettings.Place;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a follower writes stays a value, wherever it goes. */
class HostileInputTest {

    private static final String DECLARED = """
            path:
              connector: crm
              arguments: {x: text}
              http: {url: '/members/{{x}}/orders'}
              fields: {ok: text}
              sample: {ok: yes}
            query:
              connector: crm
              arguments: {x: text}
              http: {url: '/members?key={{x}}&fixed=1'}
              fields: {ok: text}
              sample: {ok: yes}
            header:
              connector: crm
              arguments: {x: text}
              http: {url: /members, headers: {X-Who: '{{x}}'}}
              fields: {ok: text}
              sample: {ok: yes}
            body:
              connector: crm
              arguments: {x: text}
              http: {url: /members, method: POST, body: {who: '{{x}}', in: 'a {{x}} b', n: 5, deep: [true, '7']}}
              fields: {ok: text}
              sample: {ok: yes}
            """;

    @TempDir
    Path folder;

    private RawServer crm;
    private Systems systems;

    @BeforeEach
    void open() throws Exception {
        crm = new RawServer(RawServer.json("{\"ok\":\"yes\"}"));
        systems = Asking.http(Asking.declared(folder, DECLARED), crm.url(), 4);
    }

    @AfterEach
    void close() {
        systems.close();
        crm.close();
    }

    static List<String> hostile() {
        return List.of(
                "../../admin",
                "a/../b",
                "%2e%2e/%2f",
                "x?a=b&fixed=2#f",
                "a\r\nX-Injected: 1\r\n\r\nGET /evil HTTP/1.1",
                "'; DROP TABLE member; --",
                "\" OR \"\"=\"",
                "\",\"admin\":true,\"x\":\"",
                "{{phone}}{{login.token}}${HOME}",
                "中文🙂 ̈ \u202e",
                "\u0000\u0007",
                "\ud800",
                "..;/x",
                "//evil.example/",
                "@evil.example:80/",
                "\\..\\..");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inAPathItIsOneSegment(String input) {
        LookedUp found = Asking.ask(systems, "path", Map.of("x", input));

        assertThat(found.text("ok")).isEqualTo("yes");
        String line = crm.asked.getFirst().line();
        assertThat(line).matches("GET /members/[A-Za-z0-9._~%-]+/orders HTTP/1\\.1");
        assertThat(decoded(line.replaceAll("GET /members/(.*)/orders HTTP/1\\.1", "$1")))
                .isEqualTo(utf8(input));
        assertThat(crm.asked).hasSize(1);
        assertThat(crm.asked.getFirst().header("Host")).isEqualTo(crm.url().getAuthority());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inAQueryItIsOneValue(String input) {
        Asking.ask(systems, "query", Map.of("x", input));

        String line = crm.asked.getFirst().line();
        assertThat(line).matches("GET /members\\?key=[A-Za-z0-9._~%-]+&fixed=1 HTTP/1\\.1");
        assertThat(decoded(line.replaceAll(".*key=(.*)&fixed.*", "$1"))).isEqualTo(utf8(input));
    }

    @Test
    void whatWouldLeadToAnotherPathIsNotSent() {
        for (String input : List.of("..", ".", "", " ")) {
            LookedUp refused = Asking.ask(systems, "path", Map.of("x", input));

            assertThat(refused.fault()).as(input).isEqualTo(Fault.REFUSED);
        }
        assertThat(crm.asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inAHeaderItIsOneLineOrNotSent(String input) {
        LookedUp found = Asking.ask(systems, "header", Map.of("x", input));

        if (found.isFailed()) {
            assertThat(found.fault()).isEqualTo(Fault.REFUSED);
            assertThat(crm.asked).isEmpty();
            assertThat(input.chars()).anyMatch(unit -> unit < ' ' || unit >= 0x7F);
        } else {
            assertThat(crm.asked.getFirst().header("X-Who")).isEqualTo(utf8(input));
            assertThat(crm.asked.getFirst().head()).noneMatch(line -> line.startsWith("X-Injected"));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inABodyItIsAText(String input) throws Exception {
        Asking.ask(systems, "body", Map.of("x", input));

        JsonNode body = new ObjectMapper().readTree(crm.asked.getFirst().body());
        assertThat(body.get("who").asText()).isEqualTo(utf8(input));
        assertThat(body.get("in").asText()).isEqualTo(utf8("a " + input + " b"));
        assertThat(body.fieldNames()).toIterable().containsExactly("who", "in", "n", "deep");
        assertThat(body.get("n").isInt()).isTrue();
        assertThat(body.get("deep").toString()).isEqualTo("[true,\"7\"]");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inSqlItIsABoundValue(String input) throws Exception {
        Path file = folder.resolve("crm.db");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE member (name TEXT, points INTEGER)");
            statement.execute("INSERT INTO member VALUES ('good', 7)");
            try (var row = database.prepareStatement("INSERT INTO member VALUES (?, 8)")) {
                row.setString(1, input);
                row.execute();
            }
        }
        LookUps lookUps = Asking.declared(folder, """
                by-name:
                  connector: crm
                  arguments: {x: text}
                  sql: SELECT points FROM member WHERE name = :x
                  fields: {points: number}
                  sample: {points: 1}
                """);
        try (Systems sql =
                Asking.systems(lookUps, new ConnectorSettings.Sql("crm", new Place.File(file), "", "", 2, List.of()))) {
            assertThat(Asking.ask(sql, "by-name", Map.of("x", input)).number("points"))
                    .isEqualTo(8);
            assertThat(Asking.ask(sql, "by-name", Map.of("x", input + "x")).fault())
                    .isEqualTo(Fault.NOT_FOUND);
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM member")) {
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void aDatabaseThatIsOnlyReadCannotBeWrittenByWhateverQuery() throws Exception {
        Path file = folder.resolve("crm.db");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE member (name TEXT)");
        }
        ConnectorSettings.Sql settings = new ConnectorSettings.Sql("crm", new Place.File(file), "", "", 1, List.of());
        LookUps lookUps = Asking.declared(folder, """
                sneaky:
                  connector: crm
                  sql: "SELECT load_extension('x') AS ok"
                  fields: {ok: text}
                  sample: {ok: x}
                """);
        try (Systems sql = Asking.systems(lookUps, settings)) {
            assertThat(Asking.ask(sql, "sneaky", Map.of()).fault()).isEqualTo(Fault.REFUSED);
        }
    }

    @Test
    void aServersDatabaseCannotBeWrittenEitherByTheUserWhoMayWrite() {
        try (TestStore store = TestStore.empty(Dialect.POSTGRESQL)) {
            store.execute("CREATE TABLE member (name TEXT)");
            store.execute("CREATE FUNCTION sneak() RETURNS TEXT LANGUAGE sql AS "
                    + "$$ INSERT INTO member VALUES ('evil') RETURNING name $$");
            store.execute("CREATE SEQUENCE numbers");
            DatabaseServer place = (DatabaseServer) store.place();
            LookUps lookUps = Asking.declared(folder, """
                    into: {connector: crm, sql: SELECT 1 AS ok INTO copied, fields: {ok: text}, sample: {ok: x}}
                    function: {connector: crm, sql: SELECT sneak() AS ok, fields: {ok: text}, sample: {ok: x}}
                    sequence: {connector: crm, sql: SELECT nextval('numbers') AS ok, fields: {ok: text}, sample: {ok: x}}
                    reading: {connector: crm, sql: SELECT 'fine' AS ok, fields: {ok: text}, sample: {ok: x}}
                    """);
            try (Systems sql = Asking.systems(
                    lookUps,
                    new ConnectorSettings.Sql("crm", new Place.Server(place.url()), place.user(), "", 1, List.of()))) {
                for (String writing : List.of("into", "function", "sequence")) {
                    LookedUp refused = Asking.ask(sql, writing, Map.of());

                    assertThat(refused.fault()).as(writing).isEqualTo(Fault.REFUSED);
                    assertThat(refused.failure()).as(writing).contains("25006");
                }
                assertThat(Asking.ask(sql, "reading", Map.of()).text("ok")).isEqualTo("fine");
            }
            assertThat(store.count("member")).isZero();
        }
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** As it can be written at all: half a character cannot. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
