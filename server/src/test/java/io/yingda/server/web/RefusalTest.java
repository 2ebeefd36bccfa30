package io.yingda.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.TestBot;
import io.yingda.server.settings.Limits;
import io.yingda.server.wechat.MessageCipher;
import io.yingda.server.wechat.Signature;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not WeChat's is refused with the right status, reaches no bot, and leaves nothing of itself in the log. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

    private static final String SECRET_WORDS = "MARKER-不该出现在日志里";
    private static final String MESSAGE = Rig.text("oSECRETOPENID", "1", SECRET_WORDS);
    private static final int LIMIT = 200_000;

    private final AtomicInteger turns = new AtomicInteger();
    private Rig rig;

    @SuppressWarnings("NullAway.Init")
    RefusalTest() {}

    @BeforeAll
    void start() throws Exception {
        rig = Rig.start(
                TestBot.deciding(facts -> {
                    turns.incrementAndGet();
                    return TestBot.say("x");
                }),
                new Limits(Duration.ofSeconds(4), LIMIT, 100, 2_000, 100));
    }

    @Test
    void aPushToAnotherOriginalIdIsServedAndLoggedOnce() throws Exception {
        try (Rig own = Rig.start(TestBot.echoing());
                Logged logged = new Logged()) {
            for (String id : new String[] {"1", "2"}) {
                String push = Rig.text("oA", id, "好").replace("gh_1", "gh_other");
                assertThat(own.push("plain", push).body()).contains("答：好");
            }

            assertThat(logged.text()).containsOnlyOnce("addressed to gh_other, its originalId is gh_1");
        }
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    private record Attempt(String account, Map<String, String> query, BodyPublisher body) {}

    private static Stream<Arguments> attempts() {
        String encrypted = Rig.CIPHER.encrypt(MESSAGE);
        String otherApp = new MessageCipher(Rig.KEY, "wx0000000000000000").encrypt(MESSAGE);
        String otherKey = new MessageCipher("9J8CQ7iF9mLtQDZrUM1loOVQ6oNDxVtBi1DBU2oaewl", Rig.APP_ID).encrypt(MESSAGE);
        Map<String, String> signature = Map.of("signature", Rig.signed().get("signature"));
        return Stream.of(
                refused(403, "unsigned", "plain", Map.of(), MESSAGE),
                refused(403, "an empty signature", "plain", without(Rig.signed(), "signature", ""), MESSAGE),
                refused(403, "a wrong signature", "plain", without(Rig.signed(), "signature", "f".repeat(40)), MESSAGE),
                refused(403, "a signature of another nonce", "plain", without(Rig.signed(), "nonce", "n2"), MESSAGE),
                refused(403, "a signature without what it signs", "plain", signature, MESSAGE),
                refused(403, "in clear for safe mode", "safe", Rig.signed(), MESSAGE),
                refused(403, "in clear for safe mode, called raw", "safe", with("encrypt_type", "raw"), MESSAGE),
                refused(400, "an unknown encrypt_type", "plain", with("encrypt_type", "rot13"), MESSAGE),
                refused(
                        403,
                        "the wrong one of the two signatures",
                        "safe",
                        without(
                                Rig.signed(encrypted),
                                "msg_signature",
                                Rig.signed().get("signature")),
                        Rig.envelope(encrypted)),
                refused(
                        403,
                        "no signature of the message",
                        "safe",
                        without(Rig.signed(encrypted), "msg_signature", null),
                        Rig.envelope(encrypted)),
                refused(403, "a wrong app id", "safe", Rig.signed(otherApp), Rig.envelope(otherApp)),
                refused(403, "a wrong key", "safe", Rig.signed(otherKey), Rig.envelope(otherKey)),
                refused(403, "no cipher text", "safe", Rig.signed("MARKER"), Rig.envelope("MARKER")),
                refused(403, "an envelope without Encrypt", "safe", Rig.signed("MARKER"), MESSAGE),
                refused(403, "clear text in the envelope's place", "compatible", Rig.signed(encrypted), MESSAGE),
                refused(400, "truncated XML", "plain", Rig.signed(), MESSAGE.substring(0, MESSAGE.length() - 9)),
                refused(
                        400,
                        "a truncated envelope",
                        "safe",
                        Rig.signed(encrypted),
                        Rig.envelope(encrypted).substring(0, 80)),
                refused(400, "a billion laughs", "plain", Rig.signed(), laughs()),
                refused(400, "a billion laughs in an envelope", "safe", sealed(laughs()), envelope(laughs())),
                refused(400, "a billion laughs for an envelope", "safe", Rig.signed("x"), laughs()),
                refused(400, "an external entity", "plain", Rig.signed(), external()),
                refused(400, "an external entity in an envelope", "safe", sealed(external()), envelope(external())),
                refused(400, "JSON garbage", "plain", Rig.signed(), "{\"MARKER\": oSECRETOPENID}"),
                refused(400, "something else", "plain", Rig.signed(), SECRET_WORDS),
                refused(400, "nothing", "plain", Rig.signed(), ""),
                refused(
                        400,
                        "a message without a sender",
                        "plain",
                        Rig.signed(),
                        MESSAGE.replace("FromUserName", "From")),
                refused(400, "deep XML", "plain", Rig.signed(), "<MARKER>".repeat(20_000)),
                refused(400, "deep JSON", "plain", Rig.signed(), "{\"MARKER\":".repeat(15_000)),
                refused(
                        400,
                        "invalid UTF-8",
                        "plain",
                        Rig.signed(),
                        BodyPublishers.ofByteArray(MESSAGE.getBytes(Charset.forName("GBK")))),
                refused(
                        413,
                        "a 10 MB body",
                        "plain",
                        Rig.signed(),
                        BodyPublishers.ofString("MARKER".repeat(1_750_000))),
                refused(413, "a 10 MB body in chunks", "plain", Rig.signed(), chunked("MARKER".repeat(1_750_000))),
                refused(413, "a body of one byte too many", "plain", Rig.signed(), "x".repeat(LIMIT + 1)),
                refused(400, "a body of the very limit", "plain", Rig.signed(), "x".repeat(LIMIT)),
                refused(
                        403,
                        "a 10 MB body without a signature",
                        "plain",
                        Map.of(),
                        BodyPublishers.ofString("MARKER".repeat(1_750_000))),
                refused(404, "an unknown account", "MARKER", Rig.signed(), MESSAGE),
                refused(404, "a path below the account", "plain/MARKER", Rig.signed(), MESSAGE));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("attempts")
    void refuses(int status, String what, Object attempt) throws Exception {
        int before = turns.get();
        try (Logged logged = new Logged()) {
            Attempt push = (Attempt) attempt;
            HttpResponse<String> response = rig.post(push.account(), push.query(), push.body());

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).doesNotContain("MARKER");
            assertThat(logged.text()).doesNotContain("MARKER", "不该出现", "oSECRETOPENID", Rig.TOKEN, Rig.KEY, Rig.APP_ID);
            if (status != 404) {
                assertThat(logged.text()).contains("account " + push.account());
            }
        }
        assertThat(turns).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"})
    void takesNoOtherMethod(String method) throws Exception {
        HttpResponse<String> response = rig.send(method, "plain", Rig.signed());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    @Test
    void refusesAnEnvelopeInWhichAnyCharacterOfTheCipherTextWasChanged() throws Exception {
        String encrypted = Rig.CIPHER.encrypt(MESSAGE);
        Map<String, String> query = Rig.signed(encrypted);
        int before = turns.get();
        for (int position = 0; position < encrypted.length(); position += 3) {
            char changed = encrypted.charAt(position) == 'A' ? 'B' : 'A';
            String tampered = encrypted.substring(0, position) + changed + encrypted.substring(position + 1);
            assertThat(rig.post("safe", query, Rig.envelope(tampered)).statusCode())
                    .as("position %d", position)
                    .isEqualTo(403);
        }
        assertThat(turns).hasValue(before);
    }

    /** An attacker who knew the token but no key could sign what was changed; the block's structure still gives it away. */
    @Test
    void refusesAChangedBlockEvenWithAValidSignatureWhereStructureBreaks() throws Exception {
        byte[] block = Base64.getDecoder().decode(Rig.CIPHER.encrypt(MESSAGE));
        int before = turns.get();
        int length = 16;
        int padding = block.length - 17;
        int appId = block.length - 40;
        for (int position : new int[] {length - 16, length, padding, block.length - 1, appId}) {
            byte[] tampered = block.clone();
            tampered[position] ^= 0x40;
            String encrypted = Base64.getEncoder().encodeToString(tampered);
            HttpResponse<String> response = rig.post("safe", Rig.signed(encrypted), Rig.envelope(encrypted));
            assertThat(response.statusCode()).as("position %d", position).isIn(400, 403);
        }
        assertThat(turns).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "nonce", "msg_signature"})
    void refusesAReplayWhoseQueryWasChanged(String parameter) throws Exception {
        String encrypted = Rig.CIPHER.encrypt(MESSAGE);
        Map<String, String> query = Rig.signed(encrypted);
        query.merge(parameter, "1", (value, more) -> value + more);

        assertThat(rig.post("safe", query, Rig.envelope(encrypted)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesAMessageInChunks() throws Exception {
        HttpResponse<String> response =
                rig.post("plain", Rig.signed(), chunked(Rig.text("oChunks", "1", "字".repeat(30_000))));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<Content>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"})
    void doesNotDependOnTheContentType(String type) throws Exception {
        String body = Rig.text("oType" + type.length(), "1", "x");
        String answer = raw("POST /wechat/plain?" + signedQuery() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: " + type + "\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("<Content>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /wechat/plain?signature=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "POST /wechat/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "POST /wechat/plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: -5\r\n\r\n",
                "POST /wechat/plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
                "NONSENSE\r\n\r\n"
            })
    void answersBrokenHttpAsTheClientsFault(String request) throws Exception {
        try (Logged logged = new Logged()) {
            assertThat(raw(request)).matches("(?s)HTTP/1\\.[01] 4.*");
            assertThat(logged.text()).doesNotContain("zz", "signature=");
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(
                java.net.InetAddress.getLoopbackAddress(), URI.create(rig.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String signedQuery() {
        return "signature=" + Signature.of(Rig.TOKEN, "1", "n") + "&timestamp=1&nonce=n";
    }

    private static Arguments refused(int status, String what, String account, Map<String, String> query, String body) {
        return refused(status, what, account, query, BodyPublishers.ofString(body));
    }

    private static Arguments refused(
            int status, String what, String account, Map<String, String> query, BodyPublisher body) {
        return Arguments.of(status, what, new Attempt(account, query, body));
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> query = Rig.signed();
        query.put(name, value);
        return query;
    }

    private static Map<String, String> without(
            Map<String, String> query, String name, @org.jspecify.annotations.Nullable String instead) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        if (instead == null) {
            changed.remove(name);
        } else {
            changed.put(name, instead);
        }
        return changed;
    }

    /** The same cipher text for the same body, so that the query can be made apart from it. */
    private static final Map<String, String> SEALED = new java.util.concurrent.ConcurrentHashMap<>();

    private static Map<String, String> sealed(String body) {
        return Rig.signed(SEALED.computeIfAbsent(body, Rig.CIPHER::encrypt));
    }

    private static String envelope(String body) {
        return Rig.envelope(SEALED.computeIfAbsent(body, Rig.CIPHER::encrypt));
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 'MARKER'>");
        for (int level = 1; level < 10; level++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(level, ("&l" + (level - 1) + ";").repeat(10)));
        }
        return laughs.append("]>") + MESSAGE.replace(SECRET_WORDS, "]]>&l9;<![CDATA[");
    }

    private static String external() {
        return "<!DOCTYPE xml [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                + MESSAGE.replace(SECRET_WORDS, "]]>&e;<![CDATA[");
    }
}
