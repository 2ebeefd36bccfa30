package io.yingda.server.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Bot;
import io.yingda.server.TestBot;
import io.yingda.server.settings.Limits;
import io.yingda.server.wechat.Body;
import io.yingda.server.wechat.Element;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Signature;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What WeChat gets back, through real HTTP. */
@Timeout(60)
class ExchangeTest {

    private @Nullable Rig rig;

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private Rig start(Bot bot, Limits limits) throws Exception {
        rig = Rig.start(bot, limits);
        return rig;
    }

    private Rig start(Bot bot) throws Exception {
        return start(bot, Limits.DEFAULT);
    }

    @Test
    void echoesWhenWeChatVerifiesTheUrl() throws Exception {
        Map<String, String> query = Rig.signed();
        query.put("echostr", "4375120948345356249");
        HttpResponse<String> response = start(TestBot.echoing()).send("GET", "safe", query);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("4375120948345356249");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    }

    @Test
    void echoesAnEncryptedEchoInClear() throws Exception {
        String encrypted = Rig.CIPHER.encrypt("12345");
        Map<String, String> query = Rig.signed(encrypted);
        query.remove("signature");
        query.put("echostr", encrypted);

        assertThat(start(TestBot.echoing()).send("GET", "safe", query).body()).isEqualTo("12345");
    }

    @Test
    void echoesNothingUnsigned() throws Exception {
        Map<String, String> query = Rig.signed();
        query.put("echostr", "12345");
        query.put("nonce", "n2");

        HttpResponse<String> response = start(TestBot.echoing()).send("GET", "plain", query);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void answersInClearWhatCameInClear() throws Exception {
        Element reply = root(start(TestBot.echoing()).push("plain", Rig.text("oA", "1", "你好")));

        assertThat(reply.text("Content")).isEqualTo("答：你好");
        assertThat(reply.text("ToUserName")).isEqualTo("oA");
        assertThat(reply.text("FromUserName")).isEqualTo("gh_1");
        assertThat(reply.text("CreateTime")).isEqualTo(Long.toString(TestBot.NOW.getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Rig.KEY, Rig.PREVIOUS_KEY})
    void answersWithTheKeyThatDecrypted(String key) throws Exception {
        MessageCipher cipher = new MessageCipher(key, Rig.APP_ID);
        Element envelope = root(start(TestBot.echoing()).pushSealed("safe", cipher, Rig.text("oA", "1", "你好")));

        String encrypted = envelope.text("Encrypt");
        assertThat(Signature.matches(
                        envelope.text("MsgSignature"), Rig.TOKEN, envelope.text("TimeStamp"), "n1", encrypted))
                .isTrue();
        assertThat(Body.read(cipher.decrypt(encrypted)).root().text("Content")).isEqualTo("答：你好");
    }

    @Test
    void trustsOnlyTheEncryptedHalfOfACompatiblePush() throws Exception {
        String encrypted = Rig.CIPHER.encrypt(Rig.text("oA", "1", "真"));
        String body = Rig.text("oA", "1", "假").replace("</xml>", "<Encrypt>" + encrypted + "</Encrypt></xml>");
        Element envelope = root(start(TestBot.echoing()).post("compatible", Rig.signed(encrypted), body));

        assertThat(Body.read(Rig.CIPHER.decrypt(envelope.text("Encrypt")))
                        .root()
                        .text("Content"))
                .isEqualTo("答：真");
    }

    @Test
    void answersJsonInJson() throws Exception {
        String message = "{\"ToUserName\":\"gh_1\",\"FromUserName\":\"oA\",\"CreateTime\":1700000000,"
                + "\"MsgType\":\"text\",\"Content\":\"你好\",\"MsgId\":1}";
        Rig server = start(TestBot.echoing());

        assertThat(server.push("plain", message).body())
                .isEqualTo(
                        "{\"ToUserName\":\"oA\",\"FromUserName\":\"gh_1\",\"CreateTime\":%d,\"MsgType\":\"text\",\"Content\":\"答：你好\"}"
                                .formatted(TestBot.NOW.getEpochSecond()));
        String encrypted = Rig.CIPHER.encrypt(message);
        assertThat(server.post("safe", Rig.signed(encrypted), "{\"Encrypt\":\"" + encrypted + "\"}")
                        .body())
                .startsWith("{\"Encrypt\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"action\":\"CheckContainerPath\"}", "<xml><action>CheckContainerPath</action></xml>"})
    void answersTheProbeOfCloudHosting(String probe) throws Exception {
        Rig server = start(TestBot.echoing());

        assertThat(server.push("plain", probe).body()).isEqualTo("success");
        assertThat(server.post("safe", Map.of(), probe).body()).isEqualTo("success");
    }

    @Test
    void aSilentTurnIsAcknowledged() throws Exception {
        HttpResponse<String> response = start(TestBot.deciding(facts -> new Decision.Silence()))
                .pushSealed("safe", Rig.CIPHER, Rig.text("oA", "1", "你好"));

        assertThat(response.body()).isEqualTo("success");
    }

    @Test
    void anEventThatTakesNoReplyIsAcknowledgedAndItsReplyKept() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Rig server = start(TestBot.deciding(facts -> TestBot.say("第" + turns.incrementAndGet() + "条")));

        assertThat(server.push("plain", Rig.event("oA", "VIEW", "<EventKey>u</EventKey>"))
                        .body())
                .isEqualTo("success");
        assertThat(content(server.push("plain", Rig.text("oA", "1", "你好")))).isEqualTo("第1条\n\n第2条");
    }

    @Test
    void aRetryGetsTheSameAnswerFromTheSameTurn() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Rig server = start(TestBot.deciding(facts -> TestBot.say("第" + turns.incrementAndGet() + "条")));
        String push = Rig.text("oA", "1", "你好");

        String first = content(server.push("plain", push));
        assertThat(content(server.push("plain", push))).isEqualTo(first);
        assertThat(turns).hasValue(1);
    }

    @Test
    void aRetryJoinsTheRunningTurn() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Rig server = start(TestBot.deciding(facts -> {
            begun.countDown();
            await(held);
            return TestBot.say("第" + turns.incrementAndGet() + "条");
        }));
        CompletableFuture<HttpResponse<String>> first = server.later("plain", Rig.text("oA", "1", "你好"));
        await(begun);
        CompletableFuture<HttpResponse<String>> retry = server.later("plain", Rig.text("oA", "1", "你好"));
        held.countDown();

        assertThat(content(first.get(20, SECONDS))).isEqualTo("第1条");
        assertThat(content(retry.get(20, SECONDS))).isEqualTo("第1条");
        assertThat(turns).hasValue(1);
    }

    @Test
    void aTurnThatComesTooLateIsAcknowledgedInTimeAndItsReplyKept() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger turns = new AtomicInteger();
        Rig server = start(
                TestBot.deciding(facts -> {
                    if (turns.incrementAndGet() == 1) {
                        await(held);
                    }
                    return TestBot.say("答：" + facts.message().text());
                }),
                new Limits(Duration.ofMillis(200), 1_000, 100, 2_000, 100));

        assertThat(server.push("plain", Rig.text("oA", "1", "慢")).body()).isEqualTo("success");
        held.countDown();

        // On a slow machine the next one may come too late as well; then what both said waits for the one after.
        String answer = "success";
        for (int id = 2; answer.equals("success"); id++) {
            answer = server.push("plain", Rig.text("oA", Integer.toString(id), "快"))
                    .body();
        }
        assertThat(Body.read(answer).root().text("Content")).startsWith("答：慢\n\n答：快");
    }

    @Test
    void aRetryAfterALateTurnGetsItsReply() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        Rig server = start(
                TestBot.deciding(facts -> {
                    if (facts.message().text().equals("慢")) {
                        await(held);
                    } else {
                        other.countDown();
                    }
                    return TestBot.say("答：" + facts.message().text());
                }),
                new Limits(Duration.ofMillis(200), 1_000, 100, 2_000, 100));
        assertThat(server.push("plain", Rig.text("oA", "1", "慢")).body()).isEqualTo("success");
        // The same follower's next turn begins only when the slow one is kept.
        CompletableFuture<HttpResponse<String>> event =
                server.later("plain", Rig.event("oA", "VIEW", "<EventKey>u</EventKey>"));
        held.countDown();
        await(other);
        event.get(20, SECONDS);

        assertThat(content(server.push("plain", Rig.text("oA", "1", "慢")))).startsWith("答：慢");
    }

    @Test
    void aTurnThatFailsGivesTheFallbackAndDoesNotBlockTheNext() throws Exception {
        Rig server = start(TestBot.deciding(facts -> {
            if (facts.message().text().equals("坏")) {
                throw new IllegalStateException("broken on purpose");
            }
            return TestBot.say("好");
        }));

        assertThat(content(server.push("plain", Rig.text("oA", "1", "坏")))).startsWith("抱歉");
        assertThat(server.push("plain", Rig.event("oA", "CLICK", "<EventKey>坏</EventKey>"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(content(server.push("plain", Rig.text("oA", "2", "好")))).isEqualTo("好");
    }

    @Test
    void anOverloadedServerAsksWeChatToComeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Rig server = start(
                TestBot.deciding(facts -> {
                    begun.countDown();
                    await(held);
                    return TestBot.say("好");
                }),
                new Limits(Duration.ofSeconds(20), 1_000, 1, 2_000, 100));
        CompletableFuture<HttpResponse<String>> first = server.later("plain", Rig.text("oA", "1", "x"));
        await(begun);

        assertThat(server.push("plain", Rig.text("oB", "2", "x")).statusCode()).isEqualTo(503);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        held.countDown();
        assertThat(content(first.get(20, SECONDS))).isEqualTo("好");
        HttpResponse<String> again = server.push("plain", Rig.text("oB", "2", "x"));
        while (again.statusCode() == 503) {
            again = server.push("plain", Rig.text("oB", "2", "x"));
        }
        assertThat(content(again)).isEqualTo("好");
    }

    @Test
    void longAnswersComeInPieces() throws Exception {
        String answer = "一二三四五六七八九十。".repeat(100);
        AtomicInteger turns = new AtomicInteger();
        Rig server = start(
                TestBot.deciding(facts -> turns.getAndIncrement() == 0 ? TestBot.say(answer) : new Decision.Silence()));

        StringBuilder together = new StringBuilder(content(server.push("plain", Rig.text("oA", "1", "x"))));
        assertThat(together.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(2_000);
        together.append(content(server.push("plain", Rig.text("oA", "2", "x"))));
        assertThat(together).hasToString(answer);
    }

    @Test
    void handsOverToWeChatsDeskOnlyInAnswerToAMessage() throws Exception {
        Rig server = start(TestBot.deciding(facts -> new Decision.HandOver("售后", 0, "正在转接")));

        assertThat(root(server.push("wechatdesk", Rig.text("oA", "1", "人工"))).text("MsgType"))
                .isEqualTo("transfer_customer_service");
        assertThat(content(server.push("wechatdesk", Rig.event("oA", "CLICK", "<EventKey>人工</EventKey>"))))
                .isEqualTo("正在转接");
        assertThat(content(server.push("plain", Rig.text("oA", "1", "人工")))).isEqualTo("正在转接");
    }

    @Test
    void whatWeChatsDeskIsDoneWithIsTheBotsAgain() throws Exception {
        Rig server = start(TestBot.deciding(facts -> switch (facts.message().text()) {
            case "人工" -> new Decision.HandOver("售后", 0, "正在转接");
            case "" -> new Decision.Silence();
            default -> TestBot.say(facts.conversation().isHandedOver() ? "人工在忙" : "机器人在");
        }));
        String closed = Rig.event("oA", "kf_close_session", "<KfAccount>test1@kf</KfAccount>");
        for (String account : List.of("wechatdesk", "plain")) {
            server.push(account, Rig.text("oA", "1", "人工"));
            assertThat(content(server.push(account, Rig.text("oA", "2", "在吗")))).isEqualTo("人工在忙");
            assertThat(server.push(account, closed).body()).isEqualTo("success");
        }

        assertThat(content(server.push("wechatdesk", Rig.text("oA", "3", "在吗"))))
                .isEqualTo("机器人在");
        assertThat(content(server.push("plain", Rig.text("oA", "3", "在吗")))).isEqualTo("人工在忙");
    }

    @Test
    void anUnfollowForgetsWhatWasKept() throws Exception {
        Rig server = start(TestBot.deciding(facts -> switch (facts.message().kind()) {
            case UNFOLLOW -> new Decision.Silence();
            case OTHER -> TestBot.say("留给下次");
            default -> TestBot.say("轮次" + facts.conversation().turns());
        }));
        server.push("plain", Rig.event("oA", "VIEW", "<EventKey>u</EventKey>"));
        assertThat(server.push("plain", Rig.event("oA", "unsubscribe", "")).body())
                .isEqualTo("success");

        assertThat(content(server.push("plain", Rig.text("oA", "1", "x")))).isEqualTo("轮次0");
    }

    @Test
    void mediaGoesAloneAndTextFollowsWithTheNextAnswer() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Rig server = start(TestBot.deciding(facts -> turns.getAndIncrement() == 0
                ? new Decision.Say(List.of(new Reply.Image("m"), new Reply.Text("说明")))
                : TestBot.say("好")));

        assertThat(root(server.push("plain", Rig.text("oA", "1", "x")))
                        .in("Image")
                        .text("MediaId"))
                .isEqualTo("m");
        assertThat(content(server.push("plain", Rig.text("oA", "2", "x")))).isEqualTo("说明\n\n好");
    }

    @Test
    void servesWhatOtherRoutesAdd() throws Exception {
        assertThat(start(TestBot.echoing()).get("/extra").body()).isEqualTo("extra");
    }

    @Test
    void closingAnswersWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Rig server = start(TestBot.deciding(facts -> {
            begun.countDown();
            await(held);
            return TestBot.say("好");
        }));
        CompletableFuture<HttpResponse<String>> underWay = server.later("plain", Rig.text("oA", "1", "x"));
        await(begun);
        Thread closing = Thread.ofVirtual().start(server.server()::close);
        while (server.get("/health/ready").statusCode() == 200) {
            Thread.onSpinWait();
        }
        held.countDown();

        assertThat(content(underWay.get(20, SECONDS))).isEqualTo("好");
        closing.join();
    }

    private static String content(HttpResponse<String> response) throws Exception {
        return root(response).text("Content");
    }

    private static Element root(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        return Body.read(response.body()).root();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, SECONDS)) {
                throw new IllegalStateException("nobody let the turn go on");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
