package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.sandbox.PretendedServer.Answer;
import io.yingda.server.sandbox.PretendedServer.Push;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SandboxTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String FOLLOW = "{\"kind\":\"follow\"}";

    @Test
    void aPushIsSignedAndEncryptedAsWeChatDoesIt() throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of("success"));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            visitor.play(FOLLOW);
            visitor.play("{\"kind\":\"text\",\"text\":\"还能退吗 ]]> <b>\"}");
            Push push = server.pushes().getLast();
            Map<String, String> query = WeChatFacts.query(push.query());
            String encrypted = WeChatFacts.element(push.body(), "Encrypt");
            String timestamp = query.getOrDefault("timestamp", "");
            String nonce = query.getOrDefault("nonce", "");
            assertThat(push.path()).isEqualTo("/wechat/shop");
            assertThat(query).containsEntry("encrypt_type", "aes");
            assertThat(query.get("signature")).isEqualTo(WeChatFacts.signature(WeChatFacts.TOKEN, timestamp, nonce));
            assertThat(query.get("msg_signature"))
                    .isEqualTo(WeChatFacts.signature(WeChatFacts.TOKEN, timestamp, nonce, encrypted));
            String plain = WeChatFacts.decrypt(encrypted);
            assertThat(plain)
                    .contains("<MsgType><![CDATA[text]]></MsgType>")
                    .contains("还能退吗 ]]]]><![CDATA[> <b>")
                    .contains("<CreateTime>" + Visitor.NOW.getEpochSecond() + "</CreateTime>");
            assertThat(WeChatFacts.element(plain, "FromUserName"))
                    .isEqualTo(query.get("openid"))
                    .startsWith("o");
            assertThat(WeChatFacts.element(plain, "MsgId")).matches("\\d{17}");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    {"kind":"voice","seconds":3,"recognition":"运费"}         | voice    | <Recognition><![CDATA[运费]]></Recognition>
                    {"kind":"voice","seconds":3,"recognition":null}           | voice    | <Recognition><![CDATA[]]></Recognition>
                    {"kind":"image","picture":"parcel"}                       | image    | /media/parcel.svg]]></PicUrl>
                    {"kind":"location","latitude":31.2,"longitude":121.4,"label":"徐汇"} | location | <Location_X>31.200000</Location_X>
                    {"kind":"menu","key":"MENU_ORDER"}                        | event    | <Event><![CDATA[CLICK]]></Event>
                    {"kind":"scan","scene":"store-1"}                         | event    | <Event><![CDATA[SCAN]]></Event>
                    {"kind":"unfollow"}                                       | event    | <Event><![CDATA[unsubscribe]]></Event>
                    """)
    void everyMoveIsPushedInItsForm(String move, String type, String fragment) throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of("success"));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            visitor.play(FOLLOW);
            visitor.play(move);
            String plain = WeChatFacts.decrypt(
                    WeChatFacts.element(server.pushes().getLast().body(), "Encrypt"));
            assertThat(WeChatFacts.element(plain, "MsgType")).isEqualTo(type);
            assertThat(plain).contains(fragment);
        }
    }

    @Test
    void aScanOfSomebodyNewIsAFollowWithItsScene() throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of(""));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            visitor.play("{\"kind\":\"scan\",\"scene\":\"store-1\"}");
            String plain = WeChatFacts.decrypt(
                    WeChatFacts.element(server.pushes().getLast().body(), "Encrypt"));
            assertThat(plain).contains("<![CDATA[subscribe]]>").contains("<![CDATA[qrscene_store-1]]>");
            assertThat(visitor.json("/api/chats/shop/lin").at("/chat/following").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aReplyIsShownAndItsExchangeKept() throws Exception {
        try (PretendedServer server = new PretendedServer(SandboxTest::welcome);
                Visitor visitor = new Visitor(server.url(), LONG)) {
            List<JsonNode> lines = visitor.play(FOLLOW);
            assertThat(lines).hasSize(2);
            assertThat(lines.get(1).at("/content/text").asText())
                    .isEqualTo("你好 <a href=\"https://example.com\">这里</a>");
            JsonNode exchange = visitor.exchange(lines.getFirst());
            assertThat(exchange.get("body").asText()).contains("<Encrypt>").doesNotContain("subscribe");
            assertThat(exchange.get("plainBody").asText()).contains("subscribe");
            assertThat(exchange.get("plainReply").asText()).contains("你好");
            assertThat(exchange.toString()).doesNotContain(WeChatFacts.TOKEN).doesNotContain(WeChatFacts.KEY);
        }
    }

    @Test
    void aPushThatIsNotAnsweredInTimeIsRepeatedAndItsLateAnswerDropped() throws Exception {
        CountDownLatch repeated = new CountDownLatch(1);
        try (PretendedServer server = new PretendedServer(push -> {
                    if (push.number() == 1) {
                        repeated.await();
                    }
                    repeated.countDown();
                    return welcome(push);
                });
                Visitor visitor = new Visitor(server.url(), Duration.ofMillis(400))) {
            List<JsonNode> lines = visitor.play(FOLLOW);
            JsonNode attempts = visitor.exchange(lines.getFirst()).get("attempts");
            assertThat(lines).hasSize(2);
            assertThat(attempts).hasSize(2);
            assertThat(attempts.get(0).get("outcome").asText()).isEqualTo("TIMED_OUT");
            assertThat(attempts.get(1).get("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(server.pushes().get(0).body())
                    .isEqualTo(server.pushes().get(1).body());
        }
    }

    @Test
    void threeFailuresShowThatTheAccountIsOutOfService() throws Exception {
        try (PretendedServer server = new PretendedServer(push -> new Answer(503, "busy"));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            List<JsonNode> lines = visitor.play(FOLLOW);
            assertThat(server.pushes()).hasSize(3);
            assertThat(lines.get(0).get("state").asText()).isEqualTo("FAILED");
            assertThat(lines.get(1).at("/content/kind").asText()).isEqualTo("fault");
            assertThat(lines.get(1).at("/content/text").asText()).isEqualTo("该公众号暂时无法提供服务，请稍后再试");
        }
    }

    @Test
    void aServerThatIsNotThereIsToldTheSameWay() throws Exception {
        PretendedServer gone = new PretendedServer(push -> Answer.of(""));
        gone.close();
        try (Visitor visitor = new Visitor(gone.url(), LONG)) {
            List<JsonNode> lines = visitor.play(FOLLOW);
            assertThat(lines.get(1).at("/content/kind").asText()).isEqualTo("fault");
            assertThat(visitor.exchange(lines.getFirst())
                            .at("/attempts/2/outcome")
                            .asText())
                    .isEqualTo("UNREACHABLE");
        }
    }

    @Test
    void whoDoesNotFollowCannotWrite() throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of(""));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            HttpResponse<String> refused = visitor.make("{\"kind\":\"text\",\"text\":\"在吗\"}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("请先关注");
            assertThat(server.pushes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"kind\":\"dance\"}",
                "{\"kind\":\"text\"}",
                "{\"kind\":\"text\",\"text\":\"\"}",
                "{\"kind\":\"voice\",\"seconds\":0}",
                "{\"kind\":\"voice\",\"seconds\":61,\"recognition\":\"长\"}",
                "{\"kind\":\"image\",\"picture\":\"../../etc/passwd\"}",
                "{\"kind\":\"location\",\"latitude\":91,\"longitude\":0,\"label\":\"\"}",
                "{\"kind\":\"follow\"} trailing"
            })
    void whatNoPhoneCanDoIsRefused(String move) throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of(""));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            visitor.play(FOLLOW);
            assertThat(visitor.make(move).statusCode()).isEqualTo(400);
            assertThat(server.pushes()).hasSize(1);
        }
    }

    @Test
    void aPageOfAnotherOriginIsRefused() throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of(""));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            HttpResponse<String> foreign = visitor.get("/api/stage", "Origin", "http://evil.example");
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            HttpResponse<String> ours =
                    visitor.get("/api/stage", "Origin", server.url().toString());
            assertThat(ours.statusCode()).isEqualTo(200);
            assertThat(ours.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(server.url().toString());
        }
    }

    @Test
    void aPageThatComesBackMissesNothing() throws Exception {
        try (PretendedServer server = new PretendedServer(SandboxTest::welcome);
                Visitor visitor = new Visitor(server.url(), LONG)) {
            String cursor = visitor.json("/api/stage").get("cursor").asText();
            visitor.play(FOLLOW);
            JsonNode shown = visitor.await(
                    cursor, change -> change.at("/content/kind").asText().equals("text"));
            assertThat(shown.at("/content/text").asText()).startsWith("你好");
        }
    }

    @Test
    void aCursorOfAnotherRunStartsAnew() throws Exception {
        try (PretendedServer server = new PretendedServer(push -> Answer.of(""));
                Visitor visitor = new Visitor(server.url(), LONG)) {
            assertThat(visitor.await("00000000-7", change -> change.isEmpty())).isEmpty();
        }
    }

    private static Answer welcome(Push push) throws Exception {
        return Answer.of(WeChatFacts.sealed(
                WeChatFacts.reply(push.openId(), WeChatFacts.text("你好 <a href=\"https://example.com\">这里</a>"))));
    }
}
