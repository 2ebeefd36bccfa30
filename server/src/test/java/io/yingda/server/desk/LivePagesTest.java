package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.LI;
import static io.yingda.server.desk.DeskServer.WANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.desk.DeskServer.Page;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What pages that are open are told, and how they come to be. */
@Timeout(120)
class LivePagesTest {

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private final DeskServer server = new DeskServer(store.open());

    LivePagesTest() throws Exception {}

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String withLi(String openId) throws Exception {
        server.writes(openId, "人工");
        JsonNode rows = server.get(CHEN, "").body().path("conversations");
        String id = rows.get(rows.size() - 1).path("id").asText();
        server.post(LI, "/conversations/" + id + "/take", "");
        return id;
    }

    private static String look(String id, String after) {
        return "{\"kind\":\"look\",\"conversation\":\"" + id + "\",\"after\":\"" + after + "\"}";
    }

    @Test
    void whoeverLooksAtSomebodyElsesConversationIsToldOfIt() throws Exception {
        String id = withLi("oAnna");
        String other = withLi("oBen");
        String cursor = server.get(WANG, "").body().path("cursor").asText();
        try (Page page = server.new Page(WANG, cursor)) {
            String read = server.get(WANG, "/conversations/" + id)
                    .body()
                    .path("cursor")
                    .asText();
            server.writes("oAnna", "刚才说的");
            page.say(look(id, read));

            JsonNode missed = page.next("line", frame -> true);
            assertThat(missed.path("line").path("text").asText()).isEqualTo("刚才说的");
            assertThat(page.next("context", frame -> true).path("conversation").asText())
                    .isEqualTo(id);
            server.writes("oBen", "不给王伟看");
            server.writes("oAnna", "现在说的");
            JsonNode now = page.next("line", frame -> true);
            assertThat(now.path("line").path("text").asText()).isEqualTo("现在说的");

            page.say(look(other, cursor));
            page.linesUntil("不给王伟看");
            server.writes("oAnna", "不再看了");
            server.writes("oBen", "换了一个看");
            assertThat(page.linesUntil("换了一个看")).doesNotContain("不再看了");
        }
    }

    @Test
    void whoLooksFromWhereNobodyRemembersIsToldToAskAnew() throws Exception {
        String id = withLi("oAnna");
        String cursor = server.get(WANG, "").body().path("cursor").asText();
        try (Page page = server.new Page(WANG, cursor)) {
            page.say(look(id, "0.123456"));
            page.next("reload", frame -> true);
        }
    }

    @Test
    void aSignOfLifeIsAnswered() throws Exception {
        String cursor = server.get(LI, "").body().path("cursor").asText();
        try (Page page = server.new Page(LI, cursor)) {
            page.say("{\"kind\":\"alive\"}");
            page.next("alive", frame -> true);
        }
    }

    @Test
    void aPageOfTheConsolesAddressIsTakenBehindAProxyThatKeepsItsNameToItself() throws Exception {
        String cursor = server.get(LI, "").body().path("cursor").asText();
        try (Page page = server.new Page(LI, cursor, DeskServer.URL)) {
            page.say("{\"kind\":\"alive\"}");
            page.next("alive", frame -> true);
        }
    }

    @Test
    void aForeignPageIsNotTaken() {
        assertThatThrownBy(() -> server.new Page(LI, "0.0", "https://evil.example.com"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void aPageThatDoesNotReadHoldsUpNobodyAndIsToldToAskAnew() throws Exception {
        String id = withLi("oAnna");
        String cursor = server.get(LI, "").body().path("cursor").asText();
        String large = "很长的备注".repeat(990);
        int notes = 700;
        try (Socket slow = new Socket();
                Page quick = server.new Page(LI, cursor)) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            slow.setSoTimeout(20_000);
            String request = "GET /api/desk/live?after=" + cursor + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nOrigin: http://127.0.0.1:" + server.port() + "\r\nX-Person: " + LI
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            for (int number = 0; number < notes; number++) {
                server.post(LI, "/conversations/" + id + "/notes", "{\"text\":\"" + number + large + "\"}");
            }
            quick.next("line", frame -> frame.path("line").path("text").asText().startsWith((notes - 1) + "很"));

            // It reads on; the next thing that happens brings it the news that it missed something.
            long read = 0;
            StringBuilder tail = new StringBuilder();
            InputStream input = slow.getInputStream();
            byte[] part = new byte[65_536];
            slow.setSoTimeout(2_000);
            while (tail.indexOf("\"kind\":\"reload\"") < 0) {
                int length;
                try {
                    length = input.read(part);
                } catch (SocketTimeoutException caughtUp) {
                    server.post(LI, "/conversations/" + id + "/notes", "{\"text\":\"还在吗\"}");
                    continue;
                }
                assertThat(length).isPositive();
                read += length;
                tail.append(new String(part, 0, length, StandardCharsets.ISO_8859_1));
                tail.delete(0, Math.max(0, tail.length() - 100_000));
            }
            assertThat(read).isLessThan((long) notes * large.length() * 3);
        }
    }
}
