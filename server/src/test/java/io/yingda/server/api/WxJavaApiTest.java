package io.yingda.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.WeChatSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WxJavaApiTest {

    private static final String SEND = "/cgi-bin/message/custom/send";
    private static final AccountSettings SHOP = new AccountSettings(
            "shop", "shop", "wx1", "gh_1", "tok", null, null, "s3cret", Mode.PLAIN, DeskKind.YINGDA);

    private final WeChatStub wechat = open();
    private final MemoryAccessTokens tokens = new MemoryAccessTokens();
    private volatile Instant now = Instant.parse("2026-11-23T03:00:00Z");
    private final WeChatApis apis = new WeChatApis(
            Map.of("shop", SHOP),
            new WeChatSettings(
                    wechat.uri(),
                    Duration.ofSeconds(2),
                    4,
                    WeChatSettings.DEFAULT.allowances(),
                    3,
                    Duration.ZERO,
                    100,
                    null),
            tokens,
            () -> now);
    private final WeChatApi api = apis.of("shop").orElseThrow();

    @AfterEach
    void close() {
        apis.close();
        wechat.close();
    }

    @Test
    void sendsEveryKindOfReplyAsWeChatTakesIt() throws Exception {
        wechat.answer(SEND, WeChatStub.OK);
        api.send("oA", new Reply.Text("您好 <a href=\"u\">1</a>\u2028😀"));
        api.send("oA", new Reply.Image("m1"));
        api.send("oA", new Reply.Voice("m2"));
        api.send("oA", new Reply.Video("m3", "t", null));
        api.send("oA", new Reply.Music("t", "d", "u1", "u2", "m4"));
        api.send("oA", new Reply.News(List.of(new Reply.NewsItem("t", "d", "p", "u"))));
        api.send("oA", new Reply.Menu("请选", List.of(new Option("甲", null), new Option("乙", "a1")), "完"));

        assertThat(wechat.asked(SEND))
                .extracting(WeChatStub.Asked::body)
                .containsExactly(
                        "{\"touser\":\"oA\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好 <a href=\\\"u\\\">1</a>\\n😀\"}}",
                        "{\"touser\":\"oA\",\"msgtype\":\"image\",\"image\":{\"media_id\":\"m1\"}}",
                        "{\"touser\":\"oA\",\"msgtype\":\"voice\",\"voice\":{\"media_id\":\"m2\"}}",
                        "{\"touser\":\"oA\",\"msgtype\":\"video\",\"video\":{\"media_id\":\"m3\",\"title\":\"t\"}}",
                        "{\"touser\":\"oA\",\"msgtype\":\"music\",\"music\":{\"title\":\"t\",\"description\":\"d\","
                                + "\"thumb_media_id\":\"m4\",\"musicurl\":\"u1\",\"hqmusicurl\":\"u2\"}}",
                        "{\"touser\":\"oA\",\"msgtype\":\"news\",\"news\":{\"articles\":[{\"title\":\"t\",\"description\":\"d\","
                                + "\"url\":\"u\",\"picurl\":\"p\"}]}}",
                        "{\"touser\":\"oA\",\"msgtype\":\"msgmenu\",\"msgmenu\":{\"head_content\":\"请选\",\"list\":["
                                + "{\"id\":\"1\",\"content\":\"甲\"},{\"id\":\"2\",\"content\":\"乙\"}],\"tail_content\":\"完\"}}");
        assertThat(wechat.asked("/cgi-bin/stable_token"))
                .extracting(WeChatStub.Asked::body)
                .containsExactly(
                        "{\"grant_type\":\"client_credential\",\"appid\":\"wx1\",\"secret\":\"s3cret\",\"force_refresh\":false}");
    }

    @Test
    void aRefusedTokenIsRenewedOnceHoweverManyAskAtOnce() throws Exception {
        wechat.answer(SEND, WeChatStub.OK);
        api.send("oA", new Reply.Text("1"));
        wechat.tokens.incrementAndGet();

        List<Callable<Void>> calls = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            calls.add(() -> {
                api.send("oA", new Reply.Text("x"));
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> sent : threads.invokeAll(calls)) {
                sent.get();
            }
        }
        assertThat(wechat.asked("/cgi-bin/stable_token")).hasSize(2);
    }

    @Test
    void whereWeChatGoesOnGivingARefusedTokenAnotherIsForcedButNotAtOnceAgain() throws Exception {
        wechat.answers.put(SEND, asked -> "{\"errcode\":42001,\"errmsg\":\"expired\"}");

        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).code()).isEqualTo(42001);
        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).code()).isEqualTo(42001);
        assertThat(forced()).isEqualTo(1);

        now = now.plusSeconds(31);
        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).fault()).isEqualTo(ApiFailure.Fault.NO_RIGHT);
        assertThat(forced()).isEqualTo(2);
    }

    @Test
    void aTokenIsFetchedAnewBeforeItEnds() throws Exception {
        wechat.answer(SEND, WeChatStub.OK);
        api.send("oA", new Reply.Text("1"));
        now = now.plusSeconds(7_000);
        api.send("oA", new Reply.Text("2"));
        assertThat(wechat.asked("/cgi-bin/stable_token")).hasSize(1);

        now = now.plusSeconds(150);
        api.send("oA", new Reply.Text("3"));
        assertThat(wechat.asked("/cgi-bin/stable_token")).hasSize(2);
    }

    @Test
    void anotherNodesTokenIsUsed() throws Exception {
        wechat.answer(SEND, WeChatStub.OK);
        tokens.keep("shop", new AccessToken("T1", now.plusSeconds(7_200)));
        api.send("oA", new Reply.Text("1"));

        assertThat(wechat.asked("/cgi-bin/stable_token")).isEmpty();
    }

    @Test
    void refusalsHaveAMeaning() {
        wechat.answer(SEND, "{\"errcode\":45015,\"errmsg\":\"response out of time limit rid: 6\"}");

        ApiFailure failure = failure(() -> api.send("oA", new Reply.Text("不要记下来")));
        assertThat(failure.code()).isEqualTo(45015);
        assertThat(failure.fault()).isEqualTo(ApiFailure.Fault.OUT_OF_TIME);
        assertThat(failure.words()).startsWith("微信错误 45015：粉丝最后一次互动已超过时限");
        assertThat(wechat.asked(SEND)).hasSize(1);
    }

    @Test
    void aBusyWeChatIsNotAskedAgainByTheCallItself() {
        wechat.answer(SEND, "{\"errcode\":-1,\"errmsg\":\"system error\"}");

        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).fault()).isEqualTo(ApiFailure.Fault.BUSY);
        assertThat(wechat.asked(SEND)).hasSize(1);
    }

    @Test
    void silenceAndNonsenseAreNoAnswer() {
        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).fault()).isEqualTo(ApiFailure.Fault.NO_ANSWER);

        wechat.answer(SEND, "<html>502</html>");
        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).fault()).isEqualTo(ApiFailure.Fault.NO_ANSWER);

        wechat.close();
        assertThat(failure(() -> api.send("oA", new Reply.Text("x"))).fault()).isEqualTo(ApiFailure.Fault.NO_ANSWER);
    }

    @Test
    void sendsTemplateAndSubscriptionMessages() throws Exception {
        wechat.answer("/cgi-bin/message/template/send", "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":200228332}");
        wechat.answer("/cgi-bin/message/subscribe/bizsend", WeChatStub.OK);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("thing1", "有新回复");
        fields.put("time2", "2026-11-23 11:00");
        api.send("oA", new Notice(false, "T1", "https://example.com", fields));
        api.send("oA", new Notice(true, "T2", null, fields));

        String data = "\"data\":{\"thing1\":{\"value\":\"有新回复\"},\"time2\":{\"value\":\"2026-11-23 11:00\"}}}";
        assertThat(wechat.asked("/cgi-bin/message/template/send").getFirst().body())
                .isEqualTo("{\"touser\":\"oA\",\"template_id\":\"T1\",\"url\":\"https://example.com\"," + data);
        assertThat(wechat.asked("/cgi-bin/message/subscribe/bizsend").getFirst().body())
                .isEqualTo("{\"touser\":\"oA\",\"template_id\":\"T2\"," + data);
    }

    @Test
    void typesAndOpensSessions() throws Exception {
        wechat.answer("/cgi-bin/message/custom/typing", WeChatStub.OK);
        wechat.answer(
                "/cgi-bin/customservice/getonlinekflist",
                "{\"kf_online_list\":[{\"kf_account\":\"a@shop\",\"status\":1,\"kf_id\":\"1001\",\"accepted_case\":3}]}");
        wechat.answer("/customservice/kfsession/create", WeChatStub.OK);

        api.typing("oA");
        assertThat(api.onlineAgents()).containsExactly(new OnlineAgent("a@shop", 3));
        api.openSession("oA", api.onlineAgents().getFirst());

        assertThat(wechat.asked("/cgi-bin/message/custom/typing").getFirst().body())
                .isEqualTo("{\"touser\":\"oA\",\"command\":\"Typing\"}");
        assertThat(wechat.asked("/customservice/kfsession/create").getFirst().body())
                .contains("a@shop", "oA");
    }

    @Test
    void tellsWhatWeChatKnowsOfAFollower() throws Exception {
        wechat.answer(
                "/cgi-bin/user/info",
                "{\"subscribe\":1,\"openid\":\"oA\",\"subscribe_time\":1,\"unionid\":\"u1\",\"remark\":\"老客户\","
                        + "\"tagid_list\":[128,2],\"subscribe_scene\":\"ADD_SCENE_QR_CODE\",\"qr_scene\":0,"
                        + "\"qr_scene_str\":\"store\"}");

        assertThat(api.profile("oA"))
                .isEqualTo(new Profile(true, "u1", "老客户", List.of(128, 2), "ADD_SCENE_QR_CODE", "store"));
    }

    @Test
    void uploadsAndFetchesMedia(@TempDir Path folder) throws Exception {
        wechat.answer("/cgi-bin/media/upload", "{\"type\":\"image\",\"media_id\":\"m9\",\"created_at\":1}");
        wechat.serve("/cgi-bin/media/get", new byte[100]);
        Path picture = Files.write(folder.resolve("尺码.png"), new byte[] {1, 2, 3});

        assertThat(api.upload(MediaKind.IMAGE, picture)).isEqualTo("m9");
        assertThat(wechat.asked("/cgi-bin/media/upload").getFirst().target()).contains("type=image");
        assertThat(wechat.asked("/cgi-bin/media/upload").getFirst().body())
                .contains("name=\"media\"; filename=\"尺码.png\"");

        Media media = api.download("m1", 100);
        assertThat(media.type()).isEqualTo("image/jpeg");
        assertThat(media.content()).hasSize(100);
        assertThat(wechat.asked("/cgi-bin/media/get").getFirst().target()).contains("media_id=m1");
        assertThat(failure(() -> api.download("m1", 99)).fault()).isEqualTo(ApiFailure.Fault.TOO_LARGE);
    }

    @Test
    void aMediaIdWeChatDoesNotKnowIsARefusal() {
        wechat.answer("/cgi-bin/media/get", "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}");

        assertThat(failure(() -> api.download("m1", 99)).fault()).isEqualTo(ApiFailure.Fault.NO_MEDIA);
    }

    private long forced() {
        return wechat.asked("/cgi-bin/stable_token").stream()
                .filter(asked -> asked.body().contains("\"force_refresh\":true"))
                .count();
    }

    private interface Sending {
        void now() throws ApiFailure;
    }

    private static ApiFailure failure(Sending sending) {
        return catchThrowableOfType(ApiFailure.class, sending::now);
    }

    private static WeChatStub open() {
        try {
            return new WeChatStub();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
