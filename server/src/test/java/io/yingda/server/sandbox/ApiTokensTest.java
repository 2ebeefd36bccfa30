package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ApiTokensTest {

    @Test
    void aNewTokenLeavesTheOldOneFiveMinutes() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            String first = rehearsal.token();
            String second = rehearsal.token();
            assertThat(second).isNotEqualTo(first);
            assertThat(rehearsal.trying(first)).isZero();
            rehearsal.pass(Duration.ofMinutes(5));
            assertThat(rehearsal.trying(first)).isEqualTo(40001);
            assertThat(rehearsal.trying(second)).isZero();
        }
    }

    @Test
    void aTokenEndsAfterTwoHours() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            String token = rehearsal.token();
            rehearsal.pass(Duration.ofSeconds(7_199));
            assertThat(rehearsal.trying(token)).isZero();
            rehearsal.pass(Duration.ofSeconds(1));
            assertThat(rehearsal.trying(token)).isEqualTo(42001);
        }
    }

    @Test
    void theStableTokenStaysTheSameAndIsRenewedInItsLastFiveMinutes() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            String first = stable(rehearsal, false).get("access_token").asText();
            rehearsal.token();
            rehearsal.pass(Duration.ofMinutes(100));
            JsonNode again = stable(rehearsal, false);
            assertThat(again.get("access_token").asText()).isEqualTo(first);
            assertThat(again.get("expires_in").asInt()).isEqualTo(1_200);
            rehearsal.pass(Duration.ofMinutes(16));
            String renewed = stable(rehearsal, false).get("access_token").asText();
            assertThat(renewed).isNotEqualTo(first);
            assertThat(rehearsal.trying(first)).isZero();
            assertThat(rehearsal.trying(renewed)).isZero();
        }
    }

    @Test
    void aForcedRefreshEndsTheOldStableTokenAtOnce() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            String first = stable(rehearsal, false).get("access_token").asText();
            String forced = stable(rehearsal, true).get("access_token").asText();
            assertThat(rehearsal.trying(first)).isEqualTo(40001);
            assertThat(rehearsal.trying(forced)).isZero();
        }
    }

    @Test
    void refreshingByForceIsForEveryThirtySecondsAndTwentyTimesADay() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            stable(rehearsal, true);
            assertThat(stable(rehearsal, true).get("errcode").asInt()).isEqualTo(45011);
            Set<Integer> codes = new HashSet<>();
            for (int time = 2; time <= 20; time++) {
                rehearsal.pass(Duration.ofSeconds(30));
                codes.add(stable(rehearsal, true).path("errcode").asInt());
            }
            assertThat(codes).containsExactly(0);
            rehearsal.pass(Duration.ofSeconds(30));
            assertThat(stable(rehearsal, true).get("errcode").asInt()).isEqualTo(45009);
            rehearsal.pass(Duration.ofDays(1));
            assertThat(stable(rehearsal, true).path("errcode").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_code, wx0123456789abcdef, secret-of-the-shop, 40002",
        "client_credential, wx0000000000000000, secret-of-the-shop, 40013",
        "client_credential, wx0123456789abcdef, guessed, 40125",
        "client_credential, wx0123456789abcdef, '', 41004",
        "client_credential, '', secret-of-the-shop, 41002"
    })
    void whoIsNotTheAccountGetsNoToken(String grant, String appId, String secret, int code) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            JsonNode answer =
                    rehearsal.get("/cgi-bin/token?grant_type=" + grant + "&appid=" + appId + "&secret=" + secret);
            assertThat(answer.get("errcode").asInt()).isEqualTo(code);
            assertThat(answer.get("errmsg").asText()).contains("rid: ");
        }
    }

    @Test
    void aCallNeedsATokenThatWasGivenOut() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            assertThat(rehearsal.get("/cgi-bin/tags/get").get("errcode").asInt())
                    .isEqualTo(41001);
            assertThat(rehearsal.trying("invented")).isEqualTo(40014);
        }
    }

    @Test
    void wxJavaRefreshesARevokedTokenByItself() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.sends("您好");
            rehearsal.visitor().sandbox().revokeTokens("shop");
            rehearsal.sends("又见面了");
            assertThat(rehearsal.lastContent().get("text").asText()).isEqualTo("又见面了");
            assertThat(rehearsal.visitor().sandbox().witness().tally().refusals())
                    .containsKey(40001);
        }
    }

    private static JsonNode stable(Rehearsal rehearsal, boolean force) throws Exception {
        return rehearsal.post(
                "/cgi-bin/stable_token",
                "{\"grant_type\":\"client_credential\",\"appid\":\"" + WeChatFacts.APP_ID + "\",\"secret\":\""
                        + Visitor.ACCOUNT.secret() + "\",\"force_refresh\":" + force + "}");
    }
}
