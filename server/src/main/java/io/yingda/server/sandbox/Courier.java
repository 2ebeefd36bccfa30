package io.yingda.server.sandbox;

import io.vertx.core.Future;
import io.yingda.server.sandbox.Attempt.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Delivers a push as WeChat does: what is not answered in time, or not with 200, is repeated until there were three. */
final class Courier {

    /** What the follower reads when every attempt failed, or the reply was malformed. */
    static final String OUT_OF_SERVICE = "该公众号暂时无法提供服务，请稍后再试";

    static final int ATTEMPTS = 3;

    private final Line line;
    private final InstantSource clock;

    Courier(Line line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    /**
     * Delivers one body.
     *
     * @param query makes a new query for each attempt
     * @return never fails
     */
    Future<Delivery> deliver(String path, Supplier<String> query, String body) {
        return attempt(path, query, body, List.of());
    }

    private Future<Delivery> attempt(String path, Supplier<String> query, String body, List<Attempt> before) {
        String asked = query.get();
        long started = clock.millis();
        return line.post(path, asked, body).transform(result -> {
            Line.@Nullable Answer answer = result.succeeded() ? result.result() : null;
            List<Attempt> attempts = new ArrayList<>(before);
            attempts.add(new Attempt(
                    before.size() + 1,
                    asked,
                    clock.millis() - started,
                    answer == null ? null : answer.status(),
                    outcome(answer, result.cause())));
            if (answer != null && answer.status() == 200) {
                return Future.succeededFuture(new Delivery(attempts, answer.body()));
            }
            return attempts.size() < ATTEMPTS
                    ? attempt(path, query, body, attempts)
                    : Future.succeededFuture(new Delivery(attempts, null));
        });
    }

    private static Outcome outcome(Line.@Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) {
            return answer.status() == 200 ? Outcome.ANSWERED : Outcome.BAD_STATUS;
        }
        return failure instanceof TimeoutException ? Outcome.TIMED_OUT : Outcome.UNREACHABLE;
    }

    /**
     * What came of it.
     *
     * @param reply the body of the answer; null when there was none
     */
    record Delivery(List<Attempt> attempts, @Nullable String reply) {
        Delivery {
            attempts = List.copyOf(attempts);
        }
    }
}
