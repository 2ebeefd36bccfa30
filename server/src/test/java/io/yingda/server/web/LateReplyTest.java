package io.yingda.server.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.server.TestBot;
import io.yingda.server.api.WeChatStub;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import io.yingda.server.wechat.Body;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies that come too late for WeChat's push. */
@Timeout(60)
class LateReplyTest {

    private static final String SEND = "/cgi-bin/message/custom/send";
    private static final String TYPING = "/cgi-bin/message/custom/typing";

    private static final Clock CLOCK = Clock.systemUTC();

    private final WeChatStub wechat = new WeChatStub();
    private final CountDownLatch held = new CountDownLatch(1);
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private @Nullable Rig server;

    LateReplyTest() throws Exception {
        wechat.answers.put(SEND, asked -> {
            sent.add(asked.body());
            return WeChatStub.OK;
        });
    }

    @AfterEach
    void close() {
        held.countDown();
        if (server != null) {
            server.close();
        }
        wechat.close();
    }

    @Test
    void aLateReplyArrivesAsACustomerServiceMessage() throws Exception {
        start(slow("慢"), Duration.ofMillis(200), 3, "s3cret");

        assertThat(server().push("shop", Rig.text("oA", "1", "慢")).body()).isEqualTo("success");
        assertThat(sent).isEmpty();
        held.countDown();
        assertThat(sent.poll(20, SECONDS)).contains("\"touser\":\"oA\"", "答：慢");
    }

    @Test
    void whatWeChatWasToldToBeHereIsNotAnsweredOnAnotherConnection() throws Exception {
        start(slow("慢"), Duration.ofSeconds(1), 3, "s3cret");
        assertThat(server().push("shop", Rig.text("oA", "1", "慢")).body()).isEqualTo("success");

        CompletableFuture<HttpResponse<String>> again = server().later("shop", Rig.text("oA", "1", "慢"));
        held.countDown();
        assertThat(again.get(20, SECONDS).body()).isEqualTo("success");
        assertThat(sent.poll(20, SECONDS)).contains("答：慢");
    }

    @Test
    void whatDoesNotFitTheFirstMessageFollowsItInOrder() throws Exception {
        start(
                TestBot.deciding(facts -> TestBot.say("字".repeat(660), "甲".repeat(600), "乙")),
                Duration.ofSeconds(4),
                3,
                "s3cret");

        assertThat(content(server().push("shop", Rig.text("oA", "1", "x")))).isEqualTo("字".repeat(660));
        assertThat(sent.poll(20, SECONDS)).contains("甲".repeat(600) + "\\n\\n乙");
    }

    @Test
    void whatWeChatRefusesNowIsPutInFrontOfTheNextReply() throws Exception {
        wechat.answers.put(SEND, asked -> {
            sent.add(asked.body());
            return "{\"errcode\":45047,\"errmsg\":\"out of response count limit\"}";
        });
        start(slow("慢"), Duration.ofMillis(400), 3, "s3cret");
        assertThat(server().push("shop", Rig.text("oA", "1", "慢")).body()).isEqualTo("success");
        held.countDown();
        assertThat(sent.poll(20, SECONDS)).contains("答：慢");

        // It is sent anew whenever the follower writes, until it was refused too often.
        StringBuilder shown = new StringBuilder();
        for (int id = 2; shown.indexOf("答：快") < 0; id++) {
            String body = server().push("shop", Rig.text("oA", Integer.toString(id), "快"))
                    .body();
            if (body.equals("success")) {
                assertThat(sent.poll(20, SECONDS)).contains("答：慢");
            } else {
                shown.append(Body.read(body).root().text("Content"));
            }
        }
        assertThat(shown.toString()).startsWith("答：慢\n\n答：快");
    }

    @Test
    void anAccountThatCannotSendUsesWeChatsRetriesToGainTime() throws Exception {
        start(slow("慢"), Duration.ofMillis(300), 3, "");
        List<CompletableFuture<HttpResponse<String>>> attempts = Stream.generate(
                        () -> server().later("shop", Rig.text("oA", "1", "慢")))
                .limit(3)
                .toList();
        CompletableFuture.anyOf(attempts.toArray(CompletableFuture[]::new)).get(20, SECONDS);
        assertThat(attempts.stream().filter(CompletableFuture::isDone)).hasSize(1);

        held.countDown();
        List<String> bodies = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> attempt : attempts) {
            String body = attempt.get(20, SECONDS).body();
            bodies.add(body.equals("success") ? body : Body.read(body).root().text("Content"));
        }
        assertThat(bodies).containsExactlyInAnyOrder("success", "答：慢", "答：慢");
        assertThat(wechat.asked("/")).isEmpty();
    }

    @Test
    void aFollowerWhoWaitsSeesThatSomebodyTypes() throws Exception {
        CountDownLatch typed = new CountDownLatch(1);
        wechat.answers.put(TYPING, asked -> {
            typed.countDown();
            return WeChatStub.OK;
        });
        start(slow("慢"), Duration.ofSeconds(4), 3, "s3cret");
        CompletableFuture<HttpResponse<String>> answer = server().later("shop", Rig.text("oA", "1", "慢"));

        assertThat(typed.await(20, SECONDS)).isTrue();
        held.countDown();
        assertThat(answer.get(20, SECONDS).statusCode()).isEqualTo(200);
        assertThat(wechat.asked(TYPING).getFirst().body()).contains("oA", "Typing");
    }

    @Test
    void whatWaitsForTheApiSurvivesARestartAndGoesInOrder() throws Exception {
        wechat.answers.remove(SEND);
        try (TestStore store = TestStore.empty(Dialect.SQLITE)) {
            Settings settings = settings(Duration.ofSeconds(4), 3, "s3cret");
            Bot bot = TestBot.deciding(facts -> TestBot.say("字".repeat(660), "甲".repeat(600), "乙".repeat(600)));
            server = new Rig(YingdaServer.start(
                    settings,
                    bot,
                    new DeskFigures(settings, CLOCK),
                    CLOCK,
                    List.of(),
                    TurnListener.NONE,
                    store.open()));
            assertThat(content(server().push("shop", Rig.text("oA", "1", "x")))).isEqualTo("字".repeat(660));
            server().close();

            wechat.answers.put(SEND, asked -> {
                sent.add(asked.body());
                return WeChatStub.OK;
            });
            server = new Rig(YingdaServer.start(
                    settings,
                    bot,
                    new DeskFigures(settings, CLOCK),
                    CLOCK,
                    List.of(),
                    TurnListener.NONE,
                    store.reopen()));
            assertThat(sent.poll(20, SECONDS)).contains("甲".repeat(600));
            assertThat(sent.poll(20, SECONDS)).contains("乙".repeat(600));
            server().close();
            server = null;
        }
    }

    private Rig server() {
        return Objects.requireNonNull(server);
    }

    private Bot slow(String word) {
        return TestBot.deciding(facts -> {
            if (facts.message().text().equals(word)) {
                await(held);
            }
            return TestBot.say("答：" + facts.message().text());
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void start(Bot bot, Duration window, int attempts, String secret) throws Exception {
        Settings settings = settings(window, attempts, secret);
        server = new Rig(YingdaServer.start(
                settings, bot, new DeskFigures(settings, CLOCK), CLOCK, List.of(), TurnListener.NONE));
    }

    private Settings settings(Duration window, int attempts, String secret) {
        AccountSettings account = new AccountSettings(
                "shop", "shop", Rig.APP_ID, "gh_1", Rig.TOKEN, null, null, secret, Mode.PLAIN, DeskKind.YINGDA);
        return new Settings(
                "127.0.0.1",
                0,
                Map.of("shop", account),
                TestBot.HOURS,
                BotSettings.DEFAULT,
                new Limits(window, 100_000, 100, 2_000, 100),
                2,
                Search.by(SearchModel.NONE),
                new WeChatSettings(
                        wechat.uri(), Duration.ofSeconds(5), 4, Allowances.DEFAULT, attempts, Duration.ZERO, 0, null),
                TestBot.NOWHERE);
    }

    private static String content(HttpResponse<String> response) throws Exception {
        return Body.read(response.body()).root().text("Content");
    }
}
