package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.LI;
import static io.yingda.server.desk.DeskServer.VIEWER;
import static io.yingda.server.desk.DeskServer.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.media.MediaShelf;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that agents send, and the files that pages show. */
@Timeout(120)
class PicturesTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] NOTHING = new byte[0];
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private DeskServer server;
    private String conversation = "";

    @TempDir
    Path home;

    @BeforeEach
    void anAgentHasAConversation() throws Exception {
        server = new DeskServer(store.open(), DeskKind.YINGDA, home);
        server.wechat.answer(
                "/cgi-bin/media/upload", "{\"type\":\"image\",\"media_id\":\"MEDIA1\",\"created_at\":1700000000}");
        conversation = handedOver("oAnna");
        server.post(LI, "/conversations/" + conversation + "/take", "");
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String handedOver(String openId) throws Exception {
        server.writes(openId, "人工");
        JsonNode rows = server.get(CHEN, "").body().path("conversations");
        return rows.get(rows.size() - 1).path("id").asText();
    }

    private HttpResponse<byte[]> send(String who, byte[] picture, String key) throws Exception {
        return server.bytes(who, "POST", "/conversations/" + conversation + "/pictures?clientKey=" + key, picture);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> shown(String who, String url) throws Exception {
        return server.bytes(who, "GET", url.substring("/api/desk".length()), NOTHING);
    }

    @Test
    void aPictureReachesTheFollowerAndIsShown() throws Exception {
        HttpResponse<byte[]> answer = send(LI, PNG, "k1");

        JsonNode line = json(answer);
        assertThat(answer.statusCode()).as(line.toString()).isEqualTo(200);
        assertThat(line.path("kind").asText()).isEqualTo("image");
        assertThat(line.path("text").asText()).isEqualTo("[图片]");
        assertThat(server.sent.poll(20, TimeUnit.SECONDS)).contains("\"image\"", "MEDIA1", "oAnna");
        assertThat(server.wechat.asked("/cgi-bin/media/upload")).hasSize(1);

        HttpResponse<byte[]> file = shown(LI, line.path("media").path("url").asText());
        assertThat(file.body()).isEqualTo(PNG);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");

        JsonNode row = server.get(LI, "/conversations/" + conversation).body().path("row");
        assertThat(row.path("lastText").asText()).isEqualTo("[图片]");
    }

    @Test
    void theSamePictureSentTwiceReachesTheFollowerOnce() throws Exception {
        String first = json(send(LI, PNG, "k1")).path("id").asText();

        assertThat(json(send(LI, PNG, "k1")).path("id").asText()).isEqualTo(first);
    }

    @Test
    void aPictureSentAgainAfterTheConversationIsOverIsStillTheSame() throws Exception {
        JsonNode first = json(send(LI, PNG, "k1"));
        server.post(LI, "/conversations/" + conversation + "/close", "{\"reason\":\"\"}");

        HttpResponse<byte[]> again = send(LI, PNG, "k1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("id")).isEqualTo(first.path("id"));
        assertThat(json(again).path("clientKey").asText()).isEqualTo("k1");
        assertThat(send(LI, PNG, "k2").statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() throws Exception {
        for (String content : List.of("GIF89a....", "<svg xmlns='http://www.w3.org/2000/svg'/>", "x", "")) {
            HttpResponse<byte[]> refused = send(LI, content.getBytes(StandardCharsets.UTF_8), "k");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).path("error").asText()).contains("JPEG 或 PNG");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsLargerThanWeChatTakesIsRefused() throws Exception {
        HttpResponse<byte[]> refused = send(LI, Arrays.copyOf(PNG, MediaShelf.MOST_BYTES + 1), "k");

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).path("error").asText()).contains("10 MB");
        assertThat(files()).isEmpty();
    }

    @Test
    void onlyWhoeverHasTheConversationSendsPictures() throws Exception {
        assertThat(send(WANG, PNG, "k").statusCode()).isEqualTo(409);
        assertThat(send(VIEWER, PNG, "k").statusCode()).isEqualTo(403);
        assertThat(server.bytes(LI, "POST", "/conversations/77/pictures?clientKey=k", PNG)
                        .statusCode())
                .isEqualTo(404);
        assertThat(files()).isEmpty();
    }

    @Test
    void onesOwnFileNamesLeadNowhere() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("secret.png"), "x");
        for (String name : List.of("../secret.png", "../../data/secret.png", "a/b.png", "a\\\\b.png")) {
            String body = "{\"media\":{\"type\":\"image\",\"name\":\"" + name + "\"},\"clientKey\":\"k\"}";
            assertThat(server.post(LI, "/conversations/" + conversation + "/messages", body)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aFileIsShownToThoseWhoServeAndOnlyByTheLineItBelongsTo() throws Exception {
        String url = json(send(LI, PNG, "k1")).path("media").path("url").asText();
        String other = handedOver("oBen");

        assertThat(shown(WANG, url).statusCode()).isEqualTo(200);
        assertThat(shown(VIEWER, url).statusCode()).isEqualTo(403);
        assertThat(shown(LI, url.replace(conversation + "-", other + "-")).statusCode())
                .isEqualTo(404);
        for (String wrong : List.of("/media/77-d1", "/media/" + conversation + "-d1", "/media/x", "/media/-")) {
            HttpResponse<byte[]> missing = server.bytes(LI, "GET", wrong, NOTHING);
            assertThat(missing.statusCode()).as(wrong).isEqualTo(404);
            assertThat(json(missing).path("error").asText()).isNotEmpty();
        }
    }

    @Test
    void aFollowerWhoLeavesTakesThePicturesAlong() throws Exception {
        send(LI, PNG, "k1");
        assertThat(files()).hasSize(1);

        server.leaves("oAnna");

        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws Exception {
        Path media = home.resolve("data/media");
        if (!Files.isDirectory(media)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(media)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
