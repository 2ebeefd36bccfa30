package io.yingda.server.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.server.FewArticles;
import io.yingda.server.TestBot;
import io.yingda.server.api.WeChatStub;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.records.Crm;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.ConsoleSettings;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import io.yingda.server.wechat.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A whole server with the pages' side of the desk, whose WeChat is a stub that takes everything. */
final class DeskServer implements AutoCloseable {

    static final String LI = "11,li,AGENT";
    static final String WANG = "12,wang,AGENT";
    static final String CHEN = "13,chen,SUPERVISOR";
    static final String VIEWER = "14,vera,VIEWER";
    static final String EDITOR = "15,ed,EDITOR";

    /** Where browsers reach it, behind a proxy that keeps its own name to itself. */
    static final String URL = "https://desk.example.com";

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String TICKET_TOKEN = "ticket-token-0123456789";

    private static final String TOKEN = "tok12345";
    private static final String SEND = "/cgi-bin/message/custom/send";

    final FewArticles articles = new FewArticles();
    final HeaderGate gate = new HeaderGate();
    final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    final WeChatStub wechat = new WeChatStub();
    private final YingdaServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger numbers = new AtomicInteger();

    DeskServer(Database database) throws Exception {
        this(database, Crm.NONE);
    }

    /** @param crm the merchant's systems */
    DeskServer(Database database, Crm crm) throws Exception {
        this(database, DeskKind.YINGDA, null, stub -> {}, crm);
    }

    /**
     * @param kind who serves those who are handed over
     * @param home the merchant's folder; null for none
     */
    DeskServer(Database database, DeskKind kind, @Nullable Path home) throws Exception {
        this(database, kind, home, stub -> {});
    }

    /** @param furnishing says what else WeChat answers, before it is asked anything */
    DeskServer(Database database, DeskKind kind, @Nullable Path home, Consumer<WeChatStub> furnishing)
            throws Exception {
        this(database, kind, home, furnishing, Crm.NONE);
    }

    private DeskServer(Database database, DeskKind kind, @Nullable Path home, Consumer<WeChatStub> furnishing, Crm crm)
            throws Exception {
        furnishing.accept(wechat);
        wechat.answers.put(SEND, asked -> {
            sent.add(asked.body());
            return WeChatStub.OK;
        });
        AccountSettings account = new AccountSettings(
                "shop", "小店", "wxb11529c136998cb6", "gh_1", TOKEN, null, null, "s3cret", Mode.PLAIN, kind);
        DeskSettings usual = DeskSettings.DEFAULT;
        Settings settings = new Settings(
                        "127.0.0.1",
                        0,
                        Map.of("shop", account),
                        OpeningHours.daily(ZoneOffset.UTC, LocalTime.MIN, LocalTime.MAX),
                        BotSettings.DEFAULT,
                        Limits.DEFAULT,
                        2,
                        Search.by(SearchModel.NONE),
                        new WeChatSettings(
                                wechat.uri(), Duration.ofSeconds(5), 4, Allowances.DEFAULT, 1, Duration.ZERO, 0, home),
                        TestBot.NOWHERE)
                .with(new DeskSettings(
                        2,
                        Map.of(),
                        5,
                        Duration.ofHours(1),
                        Duration.ofHours(24),
                        usual.gone(),
                        usual.idle(),
                        usual.ending(),
                        usual.rating(),
                        usual.atOnce()))
                .with(new ConsoleSettings(
                        URI.create(URL), ConsoleSettings.DEFAULT.session(), ConsoleSettings.DEFAULT.idle()))
                .with(new TicketSettings(
                        Map.of("门店服务", new TicketSettings.Department("门店服务", Duration.ofDays(1), null)),
                        Duration.ofDays(2),
                        Duration.ofDays(3),
                        TICKET_TOKEN));
        DeskFigures figures = new DeskFigures(settings, Clock.systemUTC());
        Bot bot = new Bot(
                articles,
                facts -> new Verdict(decision(facts), Notes.NONE, List.of("rule"), List.of(), "", "v1"),
                (follower, lookUp) -> LookedUp.failed(lookUp.operation(), "no systems here"),
                figures,
                settings.hours(),
                BotSettings.DEFAULT,
                Clock.systemUTC());
        server = YingdaServer.start(
                settings, bot, crm, figures, Clock.systemUTC(), List.of(), TurnListener.NONE, database, gate);
    }

    private static Decision decision(Facts facts) {
        String words = facts.message().original();
        if (words.equals("丢了")) {
            return new Decision.OpenTicket("门店服务", Map.of("物品", "水杯", "手机号", "13812345678"), "已经登记");
        }
        if (words.equals("查会员")) {
            return new Decision.Ask("会员手机号", "您的手机号是多少？");
        }
        if (words.equals("照片")) {
            return new Decision.OpenTicket("门店服务", Map.of("照片", "（图片）"), "已经登记").withPhotos(Map.of("照片", "media-1"));
        }
        if (!words.equals("人工")) {
            return TestBot.say("答：" + words);
        }
        return facts.desk().agentsOnline() == 0 ? TestBot.say("现在没有客服在线") : new Decision.HandOver("售后", 0, "请稍等");
    }

    /** The follower writes; says what WeChat is answered. */
    String writes(String openId, String words) throws Exception {
        return pushed(
                openId,
                "<MsgType>text</MsgType><Content><![CDATA[" + words + "]]></Content><MsgId>" + numbers.incrementAndGet()
                        + "</MsgId>");
    }

    /** The follower unfollows the account. */
    void leaves(String openId) throws Exception {
        pushed(openId, "<MsgType>event</MsgType><Event>unsubscribe</Event><EventKey></EventKey>");
    }

    private String pushed(String openId, String rest) throws Exception {
        String push = "<xml><ToUserName>gh_1</ToUserName><FromUserName>" + openId + "</FromUserName>"
                + "<CreateTime>1700000000</CreateTime>" + rest + "</xml>";
        return client.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/wechat/shop?signature="
                                        + Signature.of(TOKEN, "1700000000", "n1")
                                        + "&timestamp=1700000000&nonce=n1"))
                                .POST(BodyPublishers.ofString(push))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** What came of asking for something. */
    record Answer(int status, JsonNode body) {}

    Answer get(String who, String path) throws Exception {
        return ask(who, "GET", path, "");
    }

    Answer post(String who, String path, String body) throws Exception {
        return ask(who, "POST", path, body);
    }

    Answer ask(String who, String method, String path, String body) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + (path.startsWith("/api/") ? "" : "/api/desk") + path))
                        .header("X-Person", who)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    /** What another help desk asks for with this in {@code Authorization}. */
    Answer elsewhere(String authorization, String path, String body) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    /** The same in bytes, both ways. */
    HttpResponse<byte[]> bytes(String who, String method, String path, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/api/desk" + path))
                        .header("X-Person", who)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    int port() {
        return server.port();
    }

    /** A page that is open. */
    final class Page implements AutoCloseable {
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        private final WebSocket socket;
        private final StringBuilder half = new StringBuilder();

        Page(String who, String cursor) throws Exception {
            this(who, cursor, server.url());
        }

        /** @param origin where the page says it came from */
        Page(String who, String cursor, String origin) throws Exception {
            socket = client.newWebSocketBuilder()
                    .header("X-Person", who)
                    .header("Origin", origin)
                    .buildAsync(
                            URI.create(server.url().replace("http:", "ws:") + "/api/desk/live?after=" + cursor),
                            new WebSocket.Listener() {
                                @Override
                                public @Nullable CompletionStage<?> onText(
                                        WebSocket from, CharSequence data, boolean last) {
                                    half.append(data);
                                    if (last) {
                                        frames.add(parsed(half.toString()));
                                        half.setLength(0);
                                    }
                                    from.request(1);
                                    return null;
                                }
                            })
                    .get(20, TimeUnit.SECONDS);
        }

        /** The next frame of a kind that is as wanted; what comes before is passed over. */
        JsonNode next(String kind, Predicate<JsonNode> wanted) throws Exception {
            while (true) {
                JsonNode frame = frames.poll(20, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("no frame " + kind);
                }
                if (frame.path("kind").asText().equals(kind) && wanted.test(frame)) {
                    return frame;
                }
            }
        }

        /** The texts of all lines up to this one. */
        List<String> linesUntil(String text) throws Exception {
            List<String> texts = new ArrayList<>();
            do {
                texts.add(next("line", frame -> true).path("line").path("text").asText());
            } while (!texts.getLast().equals(text));
            return texts;
        }

        void say(String json) throws Exception {
            socket.sendText(json, true).get(20, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        wechat.close();
    }
}
