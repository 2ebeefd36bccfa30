package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.people.Office.Answer;
import io.yingda.server.people.Office.Browsing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PeopleEndpointsTest {

    private final Office office = new Office();
    private Browsing li;

    @BeforeEach
    void open() throws Exception {
        office.somebody("li", Role.ADMIN);
        li = office.signedIn("li");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Answer add(String login) throws Exception {
        return li.send("POST", "/api/people", Map.of("login", login, "name", "王", "roles", List.of("AGENT", "EDITOR")));
    }

    private static Map<String, String> welcome(Answer made) {
        String link = made.json().path("link").asText();
        assertThat(link).startsWith("/console/welcome?token=");
        return Map.of("token", link.substring(link.indexOf('=') + 1), "password", Office.PASSWORD);
    }

    @Test
    void aPersonIsMadeAndChoosesAPasswordByALink() throws Exception {
        Answer made = add("wang");
        assertThat(made.json().path("id").isTextual()).isTrue();
        assertThat(made.json().path("roles").toString()).isEqualTo("[\"AGENT\",\"EDITOR\"]");
        assertThat(made.json().path("lastSeen").isNull()).isTrue();

        Browsing wang = office.new Browsing();
        assertThat(wang.send("POST", "/api/welcome", welcome(made))
                        .json()
                        .at("/person/login")
                        .asText())
                .isEqualTo("wang");
        assertThat(wang.get("/api/me").json().path("code").asBoolean()).isFalse();
        assertThat(wang.send("POST", "/api/welcome", welcome(made)).status()).isEqualTo(404);
        JsonNode people = li.get("/api/people").json().path("people");
        assertThat(people.findValuesAsText("login")).containsExactly("li", "wang");
        assertThat(people.toString()).doesNotContain("argon2", "password", "secret");
    }

    @Test
    void aWelcomeEndsAfterThreeDays() throws Exception {
        Answer made = add("wang");
        office.clock.goOn(Duration.ofDays(3));

        assertThat(office.new Browsing()
                        .send("POST", "/api/welcome", welcome(made))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aResetEndsTheSessionsOnceItIsUsed() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing wang = office.signedIn("wang");
        String id = wang.get("/api/me").json().at("/person/id").asText();

        Answer reset = li.send("POST", "/api/people/" + id + "/reset", null);
        assertThat(wang.get("/api/me").status()).isEqualTo(200);
        assertThat(office.new Browsing()
                        .send("POST", "/api/welcome", welcome(reset))
                        .status())
                .isEqualTo(200);

        assertThat(wang.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void otherRolesEndTheSessions() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing wang = office.signedIn("wang");
        String path =
                "/api/people/" + wang.get("/api/me").json().at("/person/id").asText();

        Answer changed = li.send("PUT", path, Map.of("name", "小王", "roles", List.of("VIEWER"), "active", true));

        assertThat(changed.json().path("name").asText()).isEqualTo("小王");
        assertThat(wang.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void theLastAdminIsNotLost() throws Exception {
        String path = "/api/people/" + li.get("/api/me").json().at("/person/id").asText();

        Answer refused = li.send("PUT", path, Map.of("name", "李", "roles", List.of("AGENT"), "active", true));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(li.get("/api/people").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"login":"W","name":"王","roles":["AGENT"]}             | 400 | login
                    {"login":"w\\r\\nx","name":"王","roles":["AGENT"]}      | 400 | login
                    {"login":"wang","name":"a\\r\\nb","roles":["AGENT"]}    | 400 | name
                    {"login":"wang","name":"","roles":["AGENT"]}            | 400 | name
                    {"login":"wang","name":"王","roles":[]}                 | 400 | roles
                    {"login":"wang","name":"王","roles":"AGENT"}            | 400 | roles
                    {"login":"wang","name":"王","roles":["BOSS"]}           | 400 | roles
                    {"login":"wang","name":"王","roles":["AGENT"],"age":1}  | 400 | age
                    {"login":"li","name":"李","roles":["AGENT"]}            | 409 | li
                    """)
    void whatDoesNotFitIsRefusedByItsField(String body, int status, String named) throws Exception {
        Answer answer = li.raw("POST", "/api/people", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).contains(named);
    }

    @Test
    void somebodyThereIsNotIsNotFound() throws Exception {
        Map<String, Object> change = Map.of("name", "x", "roles", List.of("AGENT"), "active", true);
        assertThat(li.send("PUT", "/api/people/7", change).status()).isEqualTo(404);
        assertThat(li.send("PUT", "/api/people/x", change).status()).isEqualTo(404);
        assertThat(li.send("POST", "/api/people/7/reset", null).status()).isEqualTo(404);
    }

    @Test
    void theAuditLogTellsWhoDidWhatAndGoesOn() throws Exception {
        for (int number = 0; number < 101; number++) {
            office.store.did(1, "old", "x" + number);
        }
        add("wang");

        JsonNode page = li.get("/api/audit").json();
        JsonNode latest = page.at("/rows/0");
        assertThat(latest.path("action").asText()).isEqualTo("person-made");
        assertThat(latest.path("subject").asText()).isEqualTo("wang 座席、编辑");
        assertThat(latest.at("/person/name").asText()).isEqualTo("li 的名字");
        assertThat(latest.path("at").asLong()).isEqualTo(office.clock.millis());
        assertThat(page.path("rows")).hasSize(100);
        assertThat(page.path("more").asBoolean()).isTrue();

        JsonNode rest =
                li.get("/api/audit?before=" + page.at("/rows/99/id").asText()).json();
        assertThat(rest.path("more").asBoolean()).isFalse();
        assertThat(rest.path("rows")).isNotEmpty();
        assertThat(li.get("/api/audit?action=audit-read").json().path("rows")).hasSize(1);
        assertThat(li.get("/api/audit?person=1&action=old")
                        .json()
                        .at("/rows/0/subject")
                        .asText())
                .isEqualTo("x100");
        assertThat(li.get("/api/audit?before=x").status()).isEqualTo(400);
    }
}
