package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.sandbox.PretendedServer.Push;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A sandbox whose API is asked by WxJava, which nobody here wrote. The pretended server answers every push with nothing. */
final class Rehearsal implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final PretendedServer server;
    private final Visitor visitor;
    private final WxMpService wechat = new WxMpServiceImpl();

    Rehearsal() throws IOException {
        this(push -> PretendedServer.Answer.of("success"));
    }

    Rehearsal(PretendedServer.Answering answering) throws IOException {
        server = new PretendedServer(answering);
        visitor = new Visitor(server.url(), LONG);
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
        config.setAppId(WeChatFacts.APP_ID);
        config.setSecret(Visitor.ACCOUNT.secret());
        config.setHostConfig(new WxMpHostConfig(origin(), origin(), origin()));
        wechat.setWxMpConfigStorage(config);
        wechat.setRetrySleepMillis(1);
    }

    /** Somebody who follows, with the chat open. */
    static Rehearsal withFollower() throws IOException, InterruptedException {
        Rehearsal rehearsal = new Rehearsal();
        rehearsal.visitor().play("{\"kind\":\"follow\"}");
        return rehearsal;
    }

    String origin() {
        return visitor.origin().toString();
    }

    Visitor visitor() {
        return visitor;
    }

    PretendedServer server() {
        return server;
    }

    WxMpService wechat() {
        return wechat;
    }

    String lin() {
        return visitor.sandbox().openId("shop", "lin");
    }

    void pass(Duration time) {
        visitor.sandbox().advance(time);
    }

    void writes(String text) throws IOException, InterruptedException {
        visitor.play("{\"kind\":\"text\",\"text\":\"" + text + "\"}");
    }

    void sends(String text) throws WxErrorException {
        wechat.getKefuService()
                .sendKefuMessage(
                        WxMpKefuMessage.TEXT().toUser(lin()).content(text).build());
    }

    /** What the newest line of the chat shows. */
    JsonNode lastContent() throws IOException, InterruptedException {
        return visitor.lines().getLast().get("content");
    }

    /** The events of this name that reached the server, in clear. */
    List<String> events(String name) throws GeneralSecurityException {
        List<String> events = new java.util.ArrayList<>();
        for (Push push : server.pushes()) {
            String plain = WeChatFacts.decrypt(WeChatFacts.element(push.body(), "Encrypt"));
            if (WeChatFacts.element(plain, "Event").equals(name)) {
                events.add(plain);
            }
        }
        return events;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(origin() + path)));
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(origin() + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A fresh token, by hand. */
    String token() throws IOException, InterruptedException {
        return get("/cgi-bin/token?grant_type=client_credential&appid=" + WeChatFacts.APP_ID + "&secret="
                        + Visitor.ACCOUNT.secret())
                .get("access_token")
                .asText();
    }

    /** The errcode of a call with this token. */
    int trying(String token) throws IOException, InterruptedException {
        return get("/cgi-bin/tags/get?access_token=" + token).path("errcode").asInt();
    }

    static void refused(int code, ThrowingCallable call) {
        WxErrorException refusal = catchThrowableOfType(WxErrorException.class, call);
        assertThat(refusal).as("refused with " + code).isNotNull();
        assertThat(refusal.getError().getErrorCode()).isEqualTo(code);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        http.close();
        visitor.close();
        server.close();
    }
}
