package io.yingda.server.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.store.Fence;
import io.yingda.server.store.StoreUnavailable;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console's routes answer: JSON that nobody keeps, and refusals in words for the person. */
public final class Answers {

    static final String RETRY_AFTER = "retryAfter";

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** Answers with JSON made of maps, lists, texts, numbers and truth values. */
    public static void send(RoutingContext context, int status, Object json) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text(json));
    }

    /** Answers that it is done, without more. */
    public static void done(RoutingContext context) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response()
                    .setStatusCode(204)
                    .putHeader("Cache-Control", "no-store")
                    .end();
        }
    }

    /** What a step makes on a thread that may block; never null. */
    static <T> Future<T> made(RoutingContext context, Callable<T> step) {
        return context.vertx().executeBlocking(step, false).map(Objects::requireNonNull);
    }

    /**
     * Answers with what a step makes, on a thread that may block: 200 and JSON, or 204 where it makes null. What it throws
     * is answered as by {@link #refuse}.
     */
    public static void blocking(RoutingContext context, Callable<? extends Object> step) {
        context.vertx()
                .executeBlocking(step::call, false)
                .onSuccess(made -> {
                    if (made == null) {
                        done(context);
                    } else {
                        send(context, 200, made);
                    }
                })
                .onFailure(failure -> refuse(context, failure));
    }

    /** Answers that it is not done: as a {@link Refusal} says, 503 when the database takes nothing, 500 otherwise. */
    public static void refuse(RoutingContext context, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        switch (cause) {
            case Refusal refusal -> {
                Object wait = refusal.further().get(RETRY_AFTER);
                if (wait != null) {
                    context.response().putHeader("Retry-After", String.valueOf(wait));
                }
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("error", refusal.words());
                answer.putAll(refusal.further());
                send(context, refusal.status(), answer);
            }
            case StoreUnavailable unavailable -> send(context, 503, Map.of("error", "暂时存不了数据，请稍后再试"));
            case Fence.Fenced fenced -> send(context, 503, Map.of("error", "这个节点正在重新加入，请稍后再试"));
            default -> {
                LOG.warn("A request of the console failed: {}", cause.getClass().getName());
                send(context, 500, Map.of("error", "服务出错了，请稍后再试"));
            }
        }
    }

    private static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
