package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.people.Answers;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import io.yingda.server.store.StoreUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes routes that answer JSON: off the event loop, with errors in words for the person. */
public final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gate gate;
    private final List<Endpoint> endpoints = new ArrayList<>();

    public Answering(Gate gate) {
        this.gate = gate;
    }

    /** Answers a request; null is an answer without content. May block. */
    @FunctionalInterface
    public interface Action {
        @Nullable
        JsonNode answer(Asked asked);
    }

    public Answering get(String path, Right right, Action action) {
        return add(HttpMethod.GET, path, right, action);
    }

    public Answering post(String path, Right right, Action action) {
        return add(HttpMethod.POST, path, right, action);
    }

    public Answering put(String path, Right right, Action action) {
        return add(HttpMethod.PUT, path, right, action);
    }

    public Answering delete(String path, Right right, Action action) {
        return add(HttpMethod.DELETE, path, right, action);
    }

    /** What may wait long for others: for them it has a thread of its own, so that nobody else waits. */
    Answering slowGet(String path, Right right, Action action) {
        endpoints.add(new Endpoint(HttpMethod.GET, path, right, context -> answer(context, action, true)));
        return this;
    }

    private Answering add(HttpMethod method, String path, Right right, Action action) {
        endpoints.add(new Endpoint(method, path, right, context -> answer(context, action, false)));
        return this;
    }

    /** What was made so far. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    private void answer(RoutingContext context, Action action, boolean slow) {
        Asked asked;
        try {
            asked = new Asked(
                    gate.person(context),
                    context.pathParams(),
                    texts(context.queryParams()),
                    body(Endpoint.body(context)));
        } catch (Refused refused) {
            refuse(context, refused);
            return;
        }
        Future<@Nullable JsonNode> answered = slow
                ? alone(context, action, asked)
                : context.vertx().<@Nullable JsonNode>executeBlocking(() -> action.answer(asked), false);
        answered.onSuccess(answer -> send(context, answer == null ? 204 : 200, answer))
                .onFailure(failure -> fail(context, failure));
    }

    private static Future<@Nullable JsonNode> alone(RoutingContext context, Action action, Asked asked) {
        Promise<@Nullable JsonNode> promise = Promise.<@Nullable JsonNode>promise();
        Context loop = context.vertx().getOrCreateContext();
        Thread.startVirtualThread(() -> {
            try {
                JsonNode answer = action.answer(asked);
                loop.runOnContext(ignored -> promise.complete(answer));
            } catch (RuntimeException | Error failure) {
                loop.runOnContext(ignored -> promise.fail(failure));
            }
        });
        return promise.future();
    }

    private static Map<String, String> texts(MultiMap values) {
        Map<String, String> texts = new HashMap<>();
        values.forEach(texts::putIfAbsent);
        return texts;
    }

    private static ObjectNode body(byte[] bytes) {
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            LOG.debug("A request is no JSON: {}", malformed.getClass().getSimpleName());
        }
        throw new Refused(Why.WRONG, "请求的内容看不懂");
    }

    static void fail(RoutingContext context, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refused refused) {
            refuse(context, refused);
        } else if (cause instanceof StoreUnavailable) {
            send(context, 503, error("数据库暂时用不了，请稍后再试"));
        } else {
            LOG.error(
                    "A request of the desk failed: {} {}",
                    context.request().method(),
                    cause.getClass().getName(),
                    cause);
            send(context, 500, error("出错了，请稍后再试"));
        }
    }

    private static void refuse(RoutingContext context, Refused refused) {
        int status = switch (refused.why()) {
            case UNKNOWN -> 404;
            case TAKEN -> 409;
            case WRONG -> 400;
        };
        send(context, status, error(refused.words()));
    }

    static ObjectNode error(String words) {
        return JsonNodeFactory.instance.objectNode().put("error", words);
    }

    private static void send(RoutingContext context, int status, @Nullable JsonNode body) {
        if (body == null) {
            Answers.done(context);
        } else {
            Answers.send(context, status, body);
        }
    }
}
