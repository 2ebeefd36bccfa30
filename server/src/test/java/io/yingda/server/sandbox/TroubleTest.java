package io.yingda.server.sandbox;

import static io.yingda.server.sandbox.Rehearsal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.sandbox.api.ApiTrouble;
import io.yingda.server.sandbox.api.ApiTrouble.Kind;
import io.yingda.server.sandbox.push.PushTrouble;
import io.yingda.server.sandbox.witness.Pushed;
import io.yingda.server.sandbox.witness.Pushed.End;
import io.yingda.server.sandbox.witness.Sighting;
import io.yingda.server.sandbox.witness.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class TroubleTest {

    @Test
    void theApiAnswersWithAnErrcodeForAStretch() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            JsonNode state = rehearsal.visitor().control("api", """
                            {"kind":"REFUSES","path":"/cgi-bin/message","share":1,"errcode":45047,"seconds":30}
                            """);
            assertThat(state.at("/api/kind").asText()).isEqualTo("REFUSES");
            refused(45047, () -> rehearsal.sends("您好"));
            assertThat(rehearsal.trying(rehearsal.token()))
                    .as("other addresses")
                    .isZero();
            rehearsal.pass(Duration.ofSeconds(30));
            rehearsal.sends("您好");
            assertThat(rehearsal.visitor().json("/api/control").at("/api/kind").asText())
                    .isEqualTo("NONE");
        }
    }

    @Test
    void theApiIsDown() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            meet(rehearsal, Kind.DOWN);
            assertThatThrownBy(() -> rehearsal.get("/cgi-bin/token")).isInstanceOf(IOException.class);
            meet(rehearsal, Kind.BAD_GATEWAY);
            assertThat(rehearsal.visitor().get("/cgi-bin/token").statusCode()).isEqualTo(502);
            assertThat(rehearsal.visitor().sandbox().witness().tally().customerService())
                    .isZero();
        }
    }

    @Test
    void anAnswerThatIsCutOffWasCarriedOut() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            String send = "/cgi-bin/message/custom/send?access_token=" + rehearsal.token();
            meet(rehearsal, Kind.CUT);
            String body = "{\"touser\":\"" + rehearsal.lin() + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}";
            assertThatThrownBy(() -> rehearsal.post(send, body)).isInstanceOf(IOException.class);
            assertThat(rehearsal.lastContent().get("text").asText()).isEqualTo("您好");
        }
    }

    @Test
    void aSlowAnswerWasCarriedOutAtOnce() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal
                    .visitor()
                    .sandbox()
                    .meet(new ApiTrouble(Kind.SLOW, "/", 1, 0, Duration.ofMillis(300), ApiTrouble.NONE.until()));
            long before = System.nanoTime();
            rehearsal.token();
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(290_000_000L);
        }
    }

    @Test
    void aDoubledPushIsShownOnceAndCounted() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(TroubleTest::welcome)) {
            rehearsal.visitor().sandbox().meet(new PushTrouble(1, 0, 0, 0, 0));
            rehearsal.visitor().play("{\"kind\":\"follow\"}");
            rehearsal.visitor().counted("doubles", 1);
            Tally tally = rehearsal.visitor().sandbox().witness().tally();
            assertThat(rehearsal.server().pushes()).hasSize(2);
            assertThat(tally.pushed()).isEqualTo(1);
            assertThat(tally.passive()).isEqualTo(1);
            assertThat(tally.lateReplies()).isEqualTo(1);
            assertThat(rehearsal.visitor().lines()).hasSize(2);
        }
    }

    @Test
    void aLostAnswerMakesWeChatTryAgain() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(TroubleTest::welcome)) {
            rehearsal.visitor().sandbox().meet(new PushTrouble(0, 0, 1, 0, 0));
            JsonNode line = rehearsal.visitor().play("{\"kind\":\"follow\"}").getFirst();
            assertThat(rehearsal.server().pushes()).hasSize(3);
            assertThat(rehearsal
                            .visitor()
                            .exchange(line)
                            .at("/attempts/0/outcome")
                            .asText())
                    .isEqualTo("ANSWER_LOST");
            assertThat(rehearsal.visitor().sandbox().witness().pushes(row -> true))
                    .singleElement()
                    .extracting(Pushed::end)
                    .isEqualTo(End.FAILED);
        }
    }

    @Test
    void aProgramActsAndReadsWhatWasWitnessed() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(TroubleTest::welcome)) {
            Sandbox sandbox = rehearsal.visitor().sandbox();
            sandbox.follow("shop", "lin").toCompletableFuture().join();
            String key = sandbox.write("shop", "lin", "在吗 #m1#")
                    .toCompletableFuture()
                    .join();
            rehearsal.visitor().counted("answered", 2);
            rehearsal.sends("在的 #m1#");
            assertThat(sandbox.witness().pushes(row -> row.key().equals(key)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.end()).isEqualTo(End.ANSWERED);
                        assertThat(row.words()).isEqualTo("在吗 #m1#");
                        assertThat(row.openId()).isEqualTo(rehearsal.lin());
                    });
            assertThat(sandbox.witness().sightings(row -> row.turns().contains(key)))
                    .extracting(Sighting::way)
                    .containsExactly(Sighting.Way.PASSIVE, Sighting.Way.CUSTOMER_SERVICE);
            JsonNode rows = rehearsal.visitor().json("/api/control/witness?openid=" + rehearsal.lin());
            assertThat(rows.get("pushes")).hasSize(2);
            assertThat(rows.get("sightings")).hasSize(3);
            assertThatThrownBy(() ->
                            sandbox.follow("shop", "lin").toCompletableFuture().join())
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("已经关注了");
        }
    }

    @Test
    void theServersAddressIsVerifiedByItsToken() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(push -> {
            Map<String, String> query = WeChatFacts.query(push.query());
            String expected = WeChatFacts.signature(
                    WeChatFacts.TOKEN, query.getOrDefault("timestamp", ""), query.getOrDefault("nonce", ""));
            boolean fits = expected.equals(query.get("signature"));
            return PretendedServer.Answer.of(fits ? query.getOrDefault("echostr", "") : "no");
        })) {
            assertThat(rehearsal
                            .visitor()
                            .sandbox()
                            .verify("shop")
                            .toCompletableFuture()
                            .join())
                    .isTrue();
            assertThat(rehearsal
                            .visitor()
                            .sandbox()
                            .verify("nobody")
                            .toCompletableFuture()
                            .join())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    clock | {"seconds":-1}
                    clock | {"seconds":99999999999}
                    clock | []
                    push  | {"doubled":2,"reordered":0,"lostAnswers":0,"leastDelayMillis":0,"mostDelayMillis":0}
                    push  | {"doubled":0,"reordered":0,"lostAnswers":0,"leastDelayMillis":9,"mostDelayMillis":1}
                    api   | {"kind":"HAUNTED","share":1}
                    api   | {"kind":"SLOW","share":1,"delayMillis":600000}
                    api   | {"share":1}
                    """)
    void whatCannotBeIsRefused(String what, String body) throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            assertThat(rehearsal.visitor().post("/api/control/" + what, body).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aForeignPageMayNotControlIt() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal()) {
            assertThat(rehearsal
                            .visitor()
                            .get("/api/control", "Origin", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(rehearsal
                            .visitor()
                            .get("/cgi-bin/getcallbackip", "Origin", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static void meet(Rehearsal rehearsal, Kind kind) {
        rehearsal.visitor().sandbox().meet(new ApiTrouble(kind, "/", 1, 0, Duration.ZERO, ApiTrouble.NONE.until()));
    }

    private static PretendedServer.Answer welcome(PretendedServer.Push push) throws Exception {
        return PretendedServer.Answer.of(WeChatFacts.sealed(WeChatFacts.reply(push.openId(), WeChatFacts.text("您好"))));
    }
}
