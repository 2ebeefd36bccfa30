package io.yingda.server.records;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.yingda.engine.document.Node;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.Operation;
import io.yingda.rules.lookup.Request;
import io.yingda.rules.lookup.Template;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.ConnectorSettings.Login;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service by JSON-RPC, logged in to when it has to be: before the first call, after a while, and when it says so. */
final class JsonRpcConnector implements Connector {

    private static final String LOGIN = "login.";
    /** In which a call does not say its version, and has a list of parameters. */
    private static final String UNNAMED_VERSION = "1.0";
    /** How long after a log-in there is none again, be it that it failed or that the service refuses those it let in. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private static final Session NOBODY = new Session(Map.of(), "", Instant.MIN);

    private final ConnectorSettings.JsonRpc settings;
    private final JsonAnswer answers;
    private final Clock clock;
    private final Web web = new Web();
    private final AtomicLong calls = new AtomicLong();
    private final ReentrantLock loggingIn = new ReentrantLock();
    private volatile Session session = NOBODY;
    /** Touched by whoever is logging in. */
    private @Nullable FailedLogIn failed;

    private record FailedLogIn(LookUpFailure failure, Instant at) {}

    /**
     * What a log-in gave.
     *
     * @param kept by name, each beginning with {@code login.}
     * @param cookies as a request sends them
     */
    private record Session(Map<String, JsonNode> kept, String cookies, Instant since) {

        /** What was kept, as headers may name it. */
        Map<String, String> texts() {
            Map<String, String> texts = new HashMap<>();
            kept.forEach((name, value) -> texts.put(name, value.asText()));
            return texts;
        }
    }

    /** The service says that nobody is logged in any more. */
    private static final class Expired extends Exception {
        Expired() {
            super("the session has expired", null, false, false);
        }
    }

    JsonRpcConnector(ConnectorSettings.JsonRpc settings, ZoneId zone, Clock clock) {
        this.settings = settings;
        this.answers = new JsonAnswer(zone);
        this.clock = clock;
    }

    @Override
    public Map<String, Value> ask(Operation operation, Map<String, String> arguments, Duration longest)
            throws LookUpFailure, InterruptedException {
        Request.JsonRpc asked = (Request.JsonRpc) operation.request();
        long end = System.nanoTime() + longest.toNanos();
        Session first = current(end);
        JsonNode result;
        try {
            result = call(
                    settings.url(), asked.method(), asked.parameters(), operation.arguments(), arguments, first, end);
        } catch (Expired expired) {
            try {
                Session second = renewed(first, end);
                result = call(
                        settings.url(),
                        asked.method(),
                        asked.parameters(),
                        operation.arguments(),
                        arguments,
                        second,
                        end);
            } catch (Expired again) {
                throw new LookUpFailure(Fault.REFUSED, "登录之后对方仍然说没有登录");
            }
        }
        return operation.fields().isEmpty() ? Map.of() : answers.fields(result, asked.root(), operation.fields());
    }

    private Session current(long end) throws LookUpFailure, InterruptedException {
        Login login = settings.login();
        Session now = session;
        return login == null || now.since().plus(login.renew()).isAfter(clock.instant()) ? now : renewed(now, end);
    }

    /** Logs in, unless somebody else has done so since. */
    @SuppressWarnings("ReferenceEquality")
    private Session renewed(Session old, long end) throws LookUpFailure, InterruptedException {
        Login login = settings.login();
        if (login == null) {
            throw new LookUpFailure(Fault.REFUSED, "对方要求登录，连接器没有写 login");
        }
        if (!loggingIn.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new LookUpFailure(Fault.TIMEOUT, "登录没有在限时内完成");
        }
        try {
            if (session != old) {
                return session;
            }
            FailedLogIn last = failed;
            if (last != null && last.at().plus(AGAIN).isAfter(clock.instant())) {
                throw last.failure();
            }
            session = attempt(login, end);
            failed = null;
            return session;
        } finally {
            loggingIn.unlock();
        }
    }

    private Session attempt(Login login, long end) throws LookUpFailure, InterruptedException {
        try {
            return loggedIn(login, end);
        } catch (Expired refused) {
            LookUpFailure failure = new LookUpFailure(Fault.REFUSED, "对方不接受登录");
            failed = new FailedLogIn(failure.remembered(), clock.instant());
            throw failure;
        } catch (LookUpFailure failure) {
            failed = new FailedLogIn(failure.remembered(), clock.instant());
            throw failure;
        }
    }

    private Session loggedIn(Login login, long end) throws LookUpFailure, Expired, InterruptedException {
        HttpResponse<byte[]> response =
                response(login.url(), login.method(), login.parameters(), Map.of(), Map.of(), NOBODY, end);
        JsonNode result = result(response, NOBODY);
        Map<String, JsonNode> kept = new HashMap<>();
        for (Map.Entry<String, String> each : login.keep().entrySet()) {
            JsonNode value = result.at(JsonPointer.compile(each.getValue()));
            if (!value.isValueNode() || value.isNull() || (value.isBoolean() && !value.asBoolean())) {
                throw new LookUpFailure(Fault.REFUSED, "登录没有得到 " + each.getKey());
            }
            kept.put(LOGIN + each.getKey(), value);
        }
        login.encoded().forEach((name, text) -> kept.put(LOGIN + name, encoded(text, kept)));
        String cookies = response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", "").strip())
                .collect(Collectors.joining("; "));
        return new Session(kept, cookies, clock.instant());
    }

    private static JsonNode encoded(String text, Map<String, JsonNode> kept) {
        String filled = Template.of(text).fill(name -> {
            JsonNode value = kept.get(name);
            return value == null ? "" : value.asText();
        });
        return TextNode.valueOf(Base64.getEncoder().encodeToString(filled.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode call(
            URI url,
            String method,
            @Nullable Node parameters,
            Map<String, Argument> declared,
            Map<String, String> arguments,
            Session by,
            long end)
            throws LookUpFailure, Expired, InterruptedException {
        return result(response(url, method, parameters, declared, arguments, by, end), by);
    }

    private HttpResponse<byte[]> response(
            URI url,
            String method,
            @Nullable Node parameters,
            Map<String, Argument> declared,
            Map<String, String> arguments,
            Session by,
            long end)
            throws LookUpFailure, InterruptedException {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        if (!settings.version().equals(UNNAMED_VERSION)) {
            call.put("jsonrpc", settings.version());
        }
        call.put("method", method).put("id", calls.incrementAndGet());
        if (parameters != null) {
            call.set("params", new JsonText(declared, arguments, by.kept()).of(parameters));
        } else if (settings.version().equals(UNNAMED_VERSION)) {
            call.putArray("params");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonAnswer.bytes(call)));
        for (Map.Entry<String, String> header : settings.headers().entrySet()) {
            request.setHeader(header.getKey(), UrlText.header(Template.of(header.getValue()), by.texts()));
        }
        if (!by.cookies().isEmpty()) {
            request.setHeader("Cookie", by.cookies());
        }
        return web.call(request.build(), Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }

    private JsonNode result(HttpResponse<byte[]> response, Session by) throws LookUpFailure, Expired {
        int status = response.statusCode();
        boolean fresh = by.since().plus(AGAIN).isAfter(clock.instant());
        if (settings.login() != null && !fresh && (status == 401 || status == 403)) {
            throw new Expired();
        }
        Web.require(status);
        JsonNode tree = JsonAnswer.tree(response.body());
        JsonNode error = tree.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            int code = error.path("code").asInt();
            if (settings.login() != null && settings.login().expired().contains(code)) {
                throw new Expired();
            }
            throw new LookUpFailure(Fault.REFUSED, "对方回答错误 " + code);
        }
        if (!tree.has("result")) {
            throw new LookUpFailure(Fault.BAD_ANSWER, "对方的回答不是 JSON-RPC");
        }
        return tree.get("result");
    }

    @Override
    public void close() {
        web.close();
    }
}
