package io.yingda.server.web;

import io.yingda.engine.turn.Bot;
import io.yingda.server.TestBot;
import io.yingda.server.TestServer;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Settings;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A real server on a free port of the loopback, with one account for each mode, and a client that plays WeChat. */
final class Rig implements AutoCloseable {

    static final String TOKEN = "tok12345";
    static final String APP_ID = "wxb11529c136998cb6";
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    static final String PREVIOUS_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR";
    static final MessageCipher CIPHER = new MessageCipher(KEY, APP_ID);

    private final YingdaServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Rig(YingdaServer server) {
        this.server = server;
    }

    static Rig start(Bot bot) throws IOException {
        return start(bot, Limits.DEFAULT);
    }

    static Rig start(Bot bot, Limits limits) throws IOException {
        Map<String, AccountSettings> accounts = new LinkedHashMap<>();
        for (Mode mode : Mode.values()) {
            String name = mode.name().toLowerCase(java.util.Locale.ROOT);
            accounts.put(name, account(name, mode, DeskKind.YINGDA));
        }
        accounts.put("wechatdesk", account("wechatdesk", Mode.PLAIN, DeskKind.WECHAT));
        Settings settings = TestServer.settings(accounts, limits);
        return new Rig(YingdaServer.start(
                settings,
                bot,
                new DeskFigures(settings, TestBot.CLOCK),
                TestBot.CLOCK,
                List.of((vertx, router) -> router.get("/extra").handler(context -> context.end("extra"))),
                TurnListener.NONE));
    }

    static AccountSettings account(String name, Mode mode, DeskKind desk) {
        return new AccountSettings(name, name, APP_ID, "gh_1", TOKEN, KEY, PREVIOUS_KEY, "", mode, desk);
    }

    String url() {
        return server.url();
    }

    YingdaServer server() {
        return server;
    }

    /** A text message in clear. */
    static String text(String openId, String id, String content) {
        return message(openId, id, "text", "<Content><![CDATA[" + content + "]]></Content>");
    }

    static String message(String openId, String id, String type, String fields) {
        return "<xml><ToUserName>gh_1</ToUserName><FromUserName>" + openId + "</FromUserName>"
                + "<CreateTime>" + Instant.now().getEpochSecond() + "</CreateTime><MsgType>" + type + "</MsgType>"
                + fields + "<MsgId>" + id + "</MsgId></xml>";
    }

    static String event(String openId, String name, String fields) {
        return "<xml><ToUserName>gh_1</ToUserName><FromUserName>" + openId + "</FromUserName>"
                + "<CreateTime>1700000000</CreateTime><MsgType>event</MsgType><Event>" + name + "</Event>" + fields
                + "</xml>";
    }

    /** The query of a signed push in clear. */
    static Map<String, String> signed() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", Signature.of(TOKEN, "1700000000", "n1"));
        query.put("timestamp", "1700000000");
        query.put("nonce", "n1");
        return query;
    }

    /** The query of a push whose cipher text is this. */
    static Map<String, String> signed(String encrypted) {
        Map<String, String> query = signed();
        query.put("encrypt_type", "aes");
        query.put("msg_signature", Signature.of(TOKEN, "1700000000", "n1", encrypted));
        return query;
    }

    static String envelope(String encrypted) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }

    HttpResponse<String> push(String account, String body) throws Exception {
        return post(account, signed(), body);
    }

    HttpResponse<String> pushSealed(String account, MessageCipher cipher, String body) throws Exception {
        String encrypted = cipher.encrypt(body);
        return post(account, signed(encrypted), envelope(encrypted));
    }

    HttpResponse<String> post(String account, Map<String, String> query, String body) throws Exception {
        return post(account, query, BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String account, Map<String, String> query, BodyPublisher body) throws Exception {
        return client.send(request(account, query).POST(body).build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> later(String account, String body) {
        return client.sendAsync(
                request(account, signed()).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String account, Map<String, String> query) throws Exception {
        return client.send(
                request(account, query).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String account, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(each -> each.getKey() + '=' + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url() + "/wechat/" + account + '?' + parameters))
                .timeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
