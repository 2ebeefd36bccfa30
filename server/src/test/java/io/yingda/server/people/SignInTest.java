package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.people.Office.Answer;
import io.yingda.server.people.Office.Browsing;
import io.yingda.server.people.PeopleStore.Deed;
import io.yingda.server.settings.ConsoleSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SignInTest {

    private Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    private Answer first(String token, String login) throws Exception {
        return office.new Browsing()
                .send(
                        "POST",
                        "/api/first",
                        Map.of("token", token, "login", login, "name", "李", "password", Office.PASSWORD));
    }

    @Test
    void theFirstAdminIsMadeByALinkThatHoldsOnce() throws Exception {
        Answer before = office.new Browsing().get("/api/session");
        assertThat(before.status()).isEqualTo(401);
        assertThat(before.json().path("first").asBoolean()).isTrue();

        String link = office.people.firstLink().orElseThrow();
        assertThat(link).matches("/console/first\\?token=[A-Za-z0-9_-]{43}");
        Answer made = first(token(link), "li");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().at("/person/login").asText()).isEqualTo("li");
        assertThat(made.json().at("/person/roles").toString()).isEqualTo("[\"ADMIN\"]");
        assertThat(made.json().at("/person/rights").toString()).contains("ADMINISTER", "SERVE");
        assertThat(first(token(link), "wang").status()).isEqualTo(404);
        assertThat(office.people.firstLink()).isEmpty();
        assertThat(office.new Browsing()
                        .get("/api/session")
                        .json()
                        .path("first")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aLinkMadeAtTheNextStartTakesThePlaceOfTheOneBefore() throws Exception {
        String old = office.people.firstLink().orElseThrow();
        String fresh = office.people.firstLink().orElseThrow();

        assertThat(first(token(old), "li").status()).isEqualTo(404);
        assertThat(first(token(fresh), "li").status()).isEqualTo(200);
    }

    @Test
    void aLinkIsNotSpentOnAPasswordThatIsRefused() throws Exception {
        String link = office.people.firstLink().orElseThrow();
        Answer weak = office.new Browsing()
                .send(
                        "POST",
                        "/api/first",
                        Map.of("token", token(link), "login", "li", "name", "李", "password", "password123"));

        assertThat(weak.status()).isEqualTo(400);
        assertThat(first(token(link), "li").status()).isEqualTo(200);
    }

    @Test
    void whoSignsInIsKnownFromThenOn() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing browsing = office.signedIn("wang");

        Answer session = browsing.get("/api/session");

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json().at("/person/login").asText()).isEqualTo("wang");
        assertThat(session.json().path("csrf").asText()).isEqualTo(browsing.csrf);
        assertThat(session.header("cache-control")).isEqualTo("no-store");
        assertThat(browsing.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void theCookieIsForThePagesCallsAlone() throws Exception {
        office.somebody("wang", Role.AGENT);

        Answer plain = office.new Browsing().signIn("WANG", Office.PASSWORD);
        Answer proxied = office.new Browsing()
                .raw(
                        "POST",
                        "/api/session",
                        "{\"login\":\"wang\",\"password\":\"" + Office.PASSWORD + "\"}",
                        "X-Forwarded-Proto",
                        "https");

        assertThat(plain.header("set-cookie"))
                .matches("yingda=[A-Za-z0-9_-]{43};.*")
                .contains("Path=/api", "HTTPOnly", "SameSite=Strict")
                .doesNotContain("Secure");
        assertThat(proxied.header("set-cookie")).contains("Secure", "HTTPOnly", "SameSite=Strict");
    }

    @Test
    void onlyADigestOfTheTokenIsKept() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing browsing = office.signedIn("wang");
        String token = browsing.cookie.substring("yingda=".length());

        assertThat(office.store.session(token)).isEmpty();
        assertThat(office.store.session(Tokens.digest(token))).isPresent();
    }

    @Test
    void whatIsWrongIsNeverSaid() throws Exception {
        office.somebody("wang", Role.AGENT);
        Person left = office.somebody("zhao", Role.AGENT);
        office.somebody("li", Role.ADMIN);
        office.store.change(left.id(), "赵", left.roles(), false);
        office.store.add("new", "新", left.roles(), null);

        List<Answer> answers = List.of(
                office.new Browsing().signIn("wang", "wrong password"),
                office.new Browsing().signIn("nobody", "wrong password"),
                office.new Browsing().signIn("zhao", Office.PASSWORD),
                office.new Browsing().signIn("new", Office.PASSWORD));

        assertThat(answers).extracting(Answer::status).containsOnly(401);
        assertThat(answers)
                .extracting(Answer::json)
                .containsOnly(answers.getFirst().json());
        assertThat(answers.getFirst().json().size()).isEqualTo(1);
    }

    @Test
    void tooManyAttemptsForALoginAreRefusedEvenWithTheRightPassword() throws Exception {
        office.somebody("wang", Role.AGENT);
        for (int number = 0; number < 10; number++) {
            assertThat(office.new Browsing().signIn("wang", "wrong password").status())
                    .isEqualTo(401);
        }

        Answer refused = office.new Browsing().signIn("wang", Office.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("901");
        office.clock.goOn(Duration.ofMinutes(15));
        assertThat(office.new Browsing().signIn("wang", Office.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void tooManyAttemptsFromAnAddressAreRefused() throws Exception {
        office.somebody("wang", Role.AGENT);
        String body = "{\"login\":\"%s\",\"password\":\"wrong password\"}";
        for (int number = 0; number < 50; number++) {
            assertThat(office.new Browsing()
                            .raw("POST", "/api/session", body.formatted("x" + number), "X-Forwarded-For", "1.2.3.4")
                            .status())
                    .isEqualTo(401);
        }

        assertThat(office.new Browsing()
                        .raw("POST", "/api/session", body.formatted("y"), "X-Forwarded-For", "9.9.9.9, 1.2.3.4")
                        .status())
                .isEqualTo(429);
        assertThat(office.new Browsing().signIn("wang", Office.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterBeingIdleAndAfterItsTime() throws Exception {
        office.close();
        office = new Office(new ConsoleSettings(null, Duration.ofHours(2), Duration.ofMinutes(30)), List.of());
        office.somebody("wang", Role.AGENT);
        Browsing idle = office.signedIn("wang");
        Browsing busy = office.signedIn("wang");

        office.clock.goOn(Duration.ofMinutes(29));
        assertThat(busy.get("/api/me").status()).isEqualTo(200);
        office.clock.goOn(Duration.ofMinutes(1));
        assertThat(idle.get("/api/me").status()).isEqualTo(401);
        for (int number = 0; number < 4; number++) {
            assertThat(busy.get("/api/me").status()).isEqualTo(200);
            office.clock.goOn(Duration.ofMinutes(22));
        }
        assertThat(busy.get("/api/me").status()).isEqualTo(200);
        office.clock.goOn(Duration.ofMinutes(2));
        assertThat(busy.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSessionAndItsCookie() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing browsing = office.signedIn("wang");
        String cookie = browsing.cookie;

        Answer out = browsing.send("DELETE", "/api/session", null);

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("set-cookie")).contains("Max-Age=0", "Path=/api");
        browsing.cookie = cookie;
        assertThat(browsing.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void signingInGivesATokenNobodyKnewAndEndsTheOneBefore() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing browsing = office.signedIn("wang");
        String before = browsing.cookie;

        browsing.signIn("wang", Office.PASSWORD);

        assertThat(browsing.cookie).isNotEqualTo(before);
        browsing.cookie = before;
        assertThat(browsing.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenSomebodyElseChoseIsNoSession() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing browsing = office.new Browsing();
        String planted = "yingda=" + "A".repeat(43);
        browsing.cookie = planted;

        browsing.signIn("wang", Office.PASSWORD);

        assertThat(browsing.cookie).isNotEqualTo(planted);
        browsing.cookie = planted;
        assertThat(browsing.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void anotherPasswordEndsAllSessionsButBeginsOneHere() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing here = office.signedIn("wang");
        Browsing elsewhere = office.signedIn("wang");
        String before = here.cookie;

        Map<String, String> wrong = Map.of("old", "wrong password", "new", "another good one");
        assertThat(here.send("PUT", "/api/me/password", wrong).status()).isEqualTo(400);
        Answer changed =
                here.send("PUT", "/api/me/password", Map.of("old", Office.PASSWORD, "new", "another good one"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(here.cookie).isNotEqualTo(before);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(office.new Browsing().signIn("wang", Office.PASSWORD).status())
                .isEqualTo(401);
        assertThat(office.new Browsing().signIn("wang", "another good one").status())
                .isEqualTo(200);
    }

    @Test
    void aOneTimeCodeIsAskedForAndHoldsOnce() throws Exception {
        office.somebody("wang", Role.AGENT);
        Browsing browsing = office.signedIn("wang");
        String secret = browsing.send("POST", "/api/me/code", null)
                .json()
                .path("secret")
                .asText();
        assertThat(browsing.send("PUT", "/api/me/code", Map.of("code", "abc")).status())
                .isEqualTo(400);
        assertThat(browsing.send("PUT", "/api/me/code", Map.of("code", code(secret)))
                        .status())
                .isEqualTo(200);
        String used = code(secret);

        Answer asked = office.new Browsing().signIn("wang", Office.PASSWORD);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.json().path("code").asBoolean()).isTrue();
        assertThat(withCode("wang", used).status()).isEqualTo(401);
        office.clock.goOn(Duration.ofSeconds(30));
        String fresh = code(secret);
        assertThat(withCode("wang", fresh).status()).isEqualTo(200);
        assertThat(withCode("wang", fresh).status()).isEqualTo(401);
        assertThat(office.new Browsing().signIn("wang", "wrong password").json().has("code"))
                .isFalse();

        Map<String, String> wrong = Map.of("password", "wrong password");
        assertThat(browsing.send("DELETE", "/api/me/code", wrong).status()).isEqualTo(400);
        assertThat(browsing.send("DELETE", "/api/me/code", Map.of("password", Office.PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(office.new Browsing().signIn("wang", Office.PASSWORD).status())
                .isEqualTo(200);
    }

    private String code(String secret) {
        return OneTimeCode.code(secret, office.clock.instant().getEpochSecond() / 30);
    }

    private Answer withCode(String login, String code) throws Exception {
        return office.new Browsing()
                .send("POST", "/api/session", Map.of("login", login, "password", Office.PASSWORD, "code", code));
    }

    @Test
    void theLinkOfADemonstrationSignsInOnceAndLeadsToTheDesk() throws Exception {
        String link = office.people.guestLink();
        Browsing browsing = office.new Browsing();

        Answer entered = browsing.get(link);

        assertThat(entered.status()).isEqualTo(302);
        assertThat(entered.header("location")).isEqualTo("/console/demo");
        assertThat(browsing.get("/api/session").json().at("/person/name").asText())
                .isEqualTo("演示座席");
        assertThat(office.new Browsing().get(link).status()).isEqualTo(404);
        assertThat(office.people.firstLink()).isPresent();
        assertThat(office.new Browsing().signIn("demo", "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/first", "/api/welcome"})
    void aLinkForOneThingIsNotGoodForAnother(String path) throws Exception {
        String token = token(office.people.guestLink());
        Map<String, String> body = path.equals("/api/first")
                ? Map.of("token", token, "login", "x1", "name", "x", "password", Office.PASSWORD)
                : Map.of("token", token, "password", Office.PASSWORD);

        assertThat(office.new Browsing().send("POST", path, body).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"login":"wang"}                          | 400 | password
                    {"login":7,"password":"x"}                | 400 | login
                    {"login":"wang","password":"x","pass":1}  | 400 | pass
                    {"login":"a","login":"b","password":"x"}  | 400 | 重复
                    ["wang"]                                  | 400 | 对象
                    {"login"                                  | 400 | JSON
                    {"login":"wang","password":"x"} {}        | 400 | JSON
                    """)
    void aBodyThatDoesNotFitIsRefusedByItsField(String body, int status, String named) throws Exception {
        Answer answer = office.new Browsing().raw("POST", "/api/session", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).contains(named).containsPattern("\\p{IsHan}");
    }

    @Test
    void aBodyThatIsTooLargeOrNoJsonIsRefused() throws Exception {
        String large = "{\"login\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(office.new Browsing().raw("POST", "/api/session", large).status())
                .isEqualTo(413);

        Answer form = office.new Browsing()
                .raw("POST", "/api/session", "login=wang", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void whatPeopleDidIsRecorded() throws Exception {
        Person wang = office.somebody("wang", Role.AGENT);
        office.new Browsing().signIn("wang", "wrong password");
        office.signedIn("wang").send("DELETE", "/api/session", null);

        assertThat(office.store.deeds(Long.MAX_VALUE, wang.id(), null, 10))
                .extracting(Deed::action)
                .containsExactly("sign-out", "sign-in", "sign-in-failed");
    }

    @ParameterizedTest
    @CsvSource({"https://kefu.example.com, 200", "https://evil.example.com, 403"})
    void aPageOfThePublicAddressMayAskBehindAProxy(String origin, int status) throws Exception {
        office.close();
        URI url = URI.create("https://kefu.example.com");
        office = new Office(new ConsoleSettings(url, Duration.ofHours(2), Duration.ofMinutes(30)), List.of());
        office.somebody("wang", Role.AGENT);

        String body = "{\"login\":\"wang\",\"password\":\"" + Office.PASSWORD + "\"}";
        assertThat(office.new Browsing()
                        .raw("POST", "/api/session", body, "Origin", origin)
                        .status())
                .isEqualTo(status);
    }
}
