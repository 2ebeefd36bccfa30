package io.yingda.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorReaderTest {

    private static final String SHOP =
            "accounts: {shop: {appId: wx0123456789abcdef, originalId: gh_0123456789ab, token: token123, mode: plain}}\n";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CRM_PASSWORD", "s3cret-word", "CRM_TOKEN", "t0ken-word", "CRM_URL", "https://crm.example.com");

    @TempDir
    Path home;

    private SettingsReading read(String connectors, Map<String, String> environment) throws IOException {
        return SettingsReader.read(Files.writeString(home.resolve("yingda.yaml"), SHOP + connectors), environment);
    }

    @Test
    void everyKindIsReadWithItsSecretsFromTheEnvironment() throws IOException {
        SettingsReading reading = read("""
                connectors:
                  crm: {kind: http, url: '${CRM_URL}', headers: {Authorization: 'Bearer ${CRM_TOKEN}', X-Shop: '1'}, concurrency: 3}
                  odoo:
                    kind: json-rpc
                    url: https://odoo.example.com/jsonrpc
                    login:
                      url: /web/session/authenticate
                      method: call
                      params: {db: demo, login: bot, password: '${CRM_PASSWORD}'}
                      keep: {uid: /uid}
                      base64: {ticket: 'bot:{{login.uid}}'}
                      renew: 10m
                      expired: [100]
                  members: {kind: sql, url: 'jdbc:postgresql://db/crm', user: reader, password: '${CRM_PASSWORD}'}
                  file: {kind: sql, url: 'jdbc:sqlite:data/members.db'}
                """, ENVIRONMENT);

        assertThat(reading.problems()).isEmpty();
        Map<String, ConnectorSettings> connectors =
                reading.settings().orElseThrow().connectors();
        assertThat(connectors).containsOnlyKeys("crm", "odoo", "members", "file");
        assertThat(connectors.get("crm")).isInstanceOfSatisfying(ConnectorSettings.Http.class, http -> {
            assertThat(http.headers()).containsEntry("Authorization", "Bearer t0ken-word");
            assertThat(http.concurrency()).isEqualTo(3);
        });
        assertThat(connectors.get("odoo"))
                .isInstanceOfSatisfying(
                        ConnectorSettings.JsonRpc.class,
                        rpc -> assertThat(rpc.login()).satisfies(login -> {
                            assertThat(login.url()).hasToString("https://odoo.example.com/web/session/authenticate");
                            assertThat(login.encoded()).containsEntry("ticket", "bot:{{login.uid}}");
                        }));
        assertThat(connectors.values().toString()).doesNotContain("s3cret-word", "t0ken-word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: sql, url: 'jdbc:postgresql://db/crm', user: a, password: hunter2}",
                "{kind: sql, url: 'jdbc:postgresql://db/crm?user=a&password=hunter2'}",
                "{kind: http, url: 'https://a:hunter2@crm.example.com'}",
                "{kind: http, url: 'https://crm.example.com', headers: {Authorization: Bearer hunter2}}",
                "{kind: http, url: 'https://crm.example.com', headers: {X-Api-Key: hunter2}}",
                "{kind: json-rpc, url: 'https://crm.example.com', login: {method: call, params: {password: hunter2}}}",
                "{kind: json-rpc, url: 'https://crm.example.com', login: {method: call, params: [db, me, hunter2]}}",
                "{kind: json-rpc, url: 'https://crm.example.com', login: {method: call, base64: {basic: 'me:hunter2'}}}",
                "{kind: json-rpc, url: 'https://crm.example.com', login: {method: call, params: {a: '${CRM_TOKEN}', password: hunter2}}}"
            })
    void aSecretWrittenIntoTheFileIsAnErrorThatSaysSoAndDoesNotShowIt(String connector) throws IOException {
        SettingsReading reading = read("connectors:\n  crm: " + connector + "\n", ENVIRONMENT);

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.problems())
                .extracting(Problem::asLine)
                .anyMatch(line -> line.contains("yingda.yaml:3") && line.contains("不能直接写在文件里"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void allMistakesAreFoundAtOnce() throws IOException {
        SettingsReading reading = read("""
                connectors:
                  a: {kind: htp, url: x}
                  b: {kind: http, url: crm.example.com, concurency: 3}
                  c: {kind: sql, url: 'jdbc:mysql://db/crm'}
                  d: {url: https://crm.example.com}
                """, Map.of());

        assertThat(reading.problems())
                .extracting(Problem::asLine)
                .anyMatch(line -> line.contains(":3") && line.contains("http"))
                .anyMatch(line -> line.contains(":4") && line.contains("网址"))
                .anyMatch(line -> line.contains(":4") && line.contains("concurrency"))
                .anyMatch(line -> line.contains(":5") && line.contains("PostgreSQL"))
                .anyMatch(line -> line.contains(":6") && line.contains("缺少 kind"));
    }

    @Test
    void whoeverEditsFilesNeedsNoSecrets() throws IOException {
        SettingsReading reading = read(
                "connectors:\n  crm: {kind: http, url: '${CRM_URL}', headers: {Authorization: '${CRM_TOKEN}'}}\n",
                Map.of());

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.settings().orElseThrow().connectors().get("crm"))
                .isInstanceOfSatisfying(
                        ConnectorSettings.Http.class,
                        http -> assertThat(http.unset()).containsExactly("CRM_URL", "CRM_TOKEN"));
    }
}
