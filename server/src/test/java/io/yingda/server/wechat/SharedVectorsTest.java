package io.yingda.server.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.message.Inbound;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.wechat.Refused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every vector and every inbound sample that was collected. */
class SharedVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void thereAreAsManyAsWereCollected() throws IOException {
        assertThat(JSON.readTree(
                        SharedSamples.folder().resolve("vectors/all.json").toFile()))
                .hasSize(29);
        assertThat(samples()).hasSize(103);
    }

    @TestFactory
    Stream<DynamicTest> everyVectorComesOutAsItShould() throws IOException {
        JsonNode vectors =
                JSON.readTree(SharedSamples.folder().resolve("vectors/all.json").toFile());
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> check(vector)));
    }

    @Test
    void everySampleIsReadAsItsKind() throws Exception {
        Map<String, String> kinds = new TreeMap<>();
        for (Path sample : samples()) {
            Inbound inbound = InboundReader.read(
                    "shop", Body.read(Files.readAllBytes(sample)).root());
            String kind = sample.getFileName().toString().replaceAll("-\\d+\\.xml", "");
            kinds.put(kind, inbound.getClass().getSimpleName());
            assertThat(inbound.header().key()).startsWith("shop/");
        }
        List<String> unnamed = new ArrayList<>();
        kinds.forEach((kind, read) -> {
            if (read.equals("Other")) {
                unnamed.add(kind);
            }
        });
        assertThat(unnamed).containsExactly("event-unknown", "notsure", "unknown");
    }

    private static void check(JsonNode vector) throws Exception {
        switch (vector.get("kind").asText()) {
            case "sha1_sorted" -> {
                String[] parts = JSON.convertValue(vector.get("parts"), String[].class);
                assertThat(Signature.of(parts)).isEqualTo(text(vector, "sha1"));
            }
            case "url_signature" ->
                assertThat(door(vector)
                                .verify(new Query(
                                        text(vector, "timestamp"),
                                        text(vector, "nonce"),
                                        null,
                                        text(vector, "signature"),
                                        null,
                                        "echo")))
                        .isEqualTo("echo");
            case "encrypted_echostr" ->
                assertThat(door(vector).verify(query(vector, text(vector, "encrypt"))))
                        .isEqualTo(text(vector, "plain"));
            case "aes_encrypt", "encrypted_reply" -> cipherText(vector);
            case "encrypted_push" -> push(vector);
            case "negative_signature" -> refused(vector, Reason.SIGNATURE);
            case "negative_appid" -> refused(vector, Reason.APP_ID);
            default -> throw new AssertionError("a kind of vector nobody checks: " + vector.get("kind"));
        }
    }

    private static void cipherText(JsonNode vector) throws Refused {
        MessageCipher cipher = new MessageCipher(text(vector, "aesKey"), text(vector, "appId"));
        String encrypted = text(vector, "encrypt");
        String plain = text(vector, "plain");
        assertThat(cipher.decrypt(encrypted).strip()).isEqualTo(plain.strip());
        if (vector.has("random_hex")) {
            byte[] random = HexFormat.of().parseHex(text(vector, "random_hex"));
            assertThat(cipher.encrypt(cipher.decrypt(encrypted), random)).isEqualTo(encrypted);
        }
        if (vector.has("msg_signature")) {
            assertThat(Signature.of(text(vector, "token"), text(vector, "timestamp"), text(vector, "nonce"), encrypted))
                    .isEqualTo(text(vector, "msg_signature"));
        }
        if (vector.has("envelope_xml")) {
            Element envelope = Body.read(text(vector, "envelope_xml")).root();
            assertThat(envelope.text("Encrypt")).isEqualTo(encrypted);
        }
    }

    private static void push(JsonNode vector) throws Refused {
        cipherText(vector);
        String body = vector.has("body")
                ? text(vector, "body")
                : "<xml><Encrypt><![CDATA[" + text(vector, "encrypt") + "]]></Encrypt></xml>";
        try {
            Push push = door(vector).open(query(vector, null), body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(push).isInstanceOf(Push.Message.class);
            assertThat(((Push.Message) push).seal().cipher()).isNotNull();
        } catch (Refused refused) {
            // Some published captures hold a demonstration instead of a message.
            assertThat(refused.reason()).isIn(Reason.INCOMPLETE, Reason.MALFORMED);
            assertThat(text(vector, "plain")).doesNotContain("<FromUserName>");
        }
    }

    private static void refused(JsonNode vector, Reason reason) {
        String body = "<xml><Encrypt><![CDATA[" + text(vector, "encrypt") + "]]></Encrypt></xml>";
        assertThatThrownBy(() -> door(vector).open(query(vector, null), body.getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Query query(JsonNode vector, @Nullable String echo) {
        return new Query(
                text(vector, "timestamp"), text(vector, "nonce"), "aes", null, text(vector, "msg_signature"), echo);
    }

    private static Door door(JsonNode vector) {
        String key = vector.has("aesKey") ? text(vector, "aesKey") : null;
        String appId = vector.has("appId") ? text(vector, "appId") : "";
        return new Door(new AccountSettings(
                "shop", "", appId, "gh_1", text(vector, "token"), key, null, "", Mode.COMPATIBLE, DeskKind.YINGDA));
    }

    private static String text(JsonNode vector, String name) {
        return vector.get(name).asText();
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SharedSamples.folder().resolve("fixtures/inbound"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
