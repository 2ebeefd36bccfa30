package io.yingda.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yingda.server.fuzz.FuzzCase.Delivery;
import io.yingda.server.fuzz.FuzzCase.Level;
import io.yingda.server.wechat.Signature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the cases of a seed; each by itself, so that one can be made again without those before it. */
public final class FuzzCases {

    private static final String TIME = "1700000000";
    private static final int SENDERS = 50;
    private static final List<String> PARAMETERS =
            List.of("signature", "timestamp", "nonce", "encrypt_type", "msg_signature", "echostr");
    private static final List<String> METHODS = List.of(
            "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "POST", "GET", "X".repeat(99));
    private static final List<String> PATHS = List.of(
            "/wechat/",
            "/wechat",
            "/wechat/nobody",
            "/wechat/safe/",
            "/wechat/safe/x",
            "/wechat/%73afe",
            "/wechat/%zz",
            "/wechat/%",
            "/wechat/safe%00",
            "/wechat/../status",
            "//wechat/safe",
            "/%2e%2e/wechat/safe",
            "/metrics",
            "/status",
            "/health/ready",
            "/health/live",
            "/",
            "*",
            "/wechat/" + "a".repeat(5_000),
            "http://x/wechat/safe",
            "/wechat/安全",
            "/wechat/safe;x=1",
            "/wechat/safe#x");
    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: text/xml; charset=gbk",
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "Expect: nonsense",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__",
            "Host: a b",
            "Host:",
            "X-Forwarded-For: 1.2.3.4",
            "X: " + "y".repeat(9_000),
            "Cookie: a=b; =; ;;",
            "Range: bytes=0-1,5-",
            "No colon at all",
            ": nameless",
            "X : blank before",
            " folded",
            "X-\u0001: control",
            "X: \u0000",
            "Accept-Encoding: gzip, br;q=9",
            "Transfer-Encoding: identity",
            "Content-Length: 5",
            "Te: trailers",
            "Sec-WebSocket-Key: x",
            "Origin: null");

    /** All that can be damaged without a connection. */
    private static final List<Level> OFFLINE =
            List.copyOf(EnumSet.complementOf(EnumSet.of(Level.HEADERS, Level.TARGET, Level.DELIVERY)));

    private static final List<Delivery> DELIVERIES = List.of(Delivery.values());

    private final long seed;

    /** @param seed of all its cases */
    public FuzzCases(long seed) {
        this.seed = seed;
    }

    /** One that never reaches a socket: everything but headers, target and delivery. */
    public FuzzCase offline(long number) {
        Random random = random(number);
        return made(number, OFFLINE.get(random.nextInt(OFFLINE.size())), random);
    }

    /** One of any level. */
    public FuzzCase online(long number) {
        Random random = random(number);
        Level[] levels = Level.values();
        return made(number, levels[random.nextInt(levels.length)], random);
    }

    private Random random(long number) {
        return new Random(seed * 1_000_003 + number);
    }

    private FuzzCase made(long number, Level level, Random random) {
        Damage damage = new Damage(random);
        String account = FuzzAccounts.NAMES.get(random.nextInt(FuzzAccounts.NAMES.size()));
        Shape shape = Seeds.body(random.nextInt(Seeds.bodies()), "oF" + random.nextInt(SENDERS));
        shape.say("MsgId", String.valueOf(number));
        if (level == Level.ELEMENTS || level == Level.JSON) {
            for (int change = random.nextInt(3); change >= 0; change--) {
                shape.bend(random);
            }
        }
        boolean json = level == Level.JSON || (level != Level.ELEMENTS && random.nextInt(4) == 0);
        String message = json ? ShapeWriter.json(shape, random) : ShapeWriter.xml(shape, random);
        if (level == Level.MESSAGE || (level == Level.JSON && random.nextInt(3) == 0)) {
            message = damage.of(message);
        }
        boolean sealed = level == Level.ENVELOPE || level == Level.BLOCK || random.nextInt(3) > 0;
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("signature", Signature.of(FuzzAccounts.TOKEN, TIME, "n"));
        parameters.put("timestamp", TIME);
        parameters.put("nonce", "n");
        String text = message;
        if (sealed) {
            String encrypted =
                    level == Level.BLOCK ? new CipherBlock(random).of(message) : FuzzAccounts.CIPHER.encrypt(message);
            parameters.put("encrypt_type", "aes");
            parameters.put("msg_signature", Signature.of(FuzzAccounts.TOKEN, TIME, "n", encrypted));
            text = envelope(encrypted, level, random);
        } else {
            account = "plain";
        }
        byte[] body = level == Level.BYTES ? damage.of(text.getBytes(UTF_8)) : text.getBytes(UTF_8);
        return request(number, level, account, parameters, body, random);
    }

    private static String envelope(String encrypted, Level level, Random random) {
        Shape envelope = Seeds.envelope(encrypted);
        if (level == Level.ENVELOPE) {
            for (int change = random.nextInt(3); change >= 0; change--) {
                envelope.bend(random);
            }
        }
        return random.nextInt(3) == 0 ? ShapeWriter.json(envelope, random) : ShapeWriter.xml(envelope, random);
    }

    private FuzzCase request(
            long number, Level level, String account, Map<String, String> parameters, byte[] body, Random random) {
        String method = "POST";
        String path = "/wechat/" + account;
        List<String> headers = new ArrayList<>(List.of("Host: 127.0.0.1"));
        Delivery delivery = Delivery.WHOLE;
        switch (level) {
            case QUERY -> bend(parameters, random);
            case ECHO -> {
                method = "GET";
                echo(parameters, random);
            }
            case HEADERS -> {
                for (int more = random.nextInt(4); more >= 0; more--) {
                    headers.add(random.nextInt(headers.size() + 1), any(HEADERS, random));
                }
            }
            case TARGET -> {
                method = random.nextBoolean() ? any(METHODS, random) : method;
                path = random.nextBoolean() ? any(PATHS, random) : path;
            }
            case DELIVERY -> delivery = any(DELIVERIES, random);
            default -> {}
        }
        String query = FuzzCase.escaped(parameters);
        if (level == Level.QUERY && random.nextInt(3) == 0) {
            query = new Damage(random).of(query).replaceAll("[\\s#]", "+");
        }
        return new FuzzCase(seed, number, level, account, method, path, parameters, query, headers, body, delivery);
    }

    private static void bend(Map<String, String> parameters, Random random) {
        for (int change = random.nextInt(3); change >= 0; change--) {
            String name = any(PARAMETERS, random);
            switch (random.nextInt(4)) {
                case 0 -> parameters.remove(name);
                case 1 -> parameters.put(name, any(Seeds.values(), random));
                case 2 -> parameters.put(name, new Damage(random).of(parameters.getOrDefault(name, "")));
                default ->
                    parameters.put(name.toUpperCase(java.util.Locale.ROOT), parameters.getOrDefault(name, "aes"));
            }
        }
    }

    private static void echo(Map<String, String> parameters, Random random) {
        String said = any(Seeds.values(), random);
        boolean sealed = random.nextBoolean();
        String echo = sealed ? new CipherBlock(random).of(said) : said;
        parameters.put("echostr", echo);
        if (sealed) {
            parameters.put("msg_signature", Signature.of(FuzzAccounts.TOKEN, TIME, "n", echo));
        }
        if (random.nextBoolean()) {
            bend(parameters, random);
        }
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
