package io.yingda.server.sandbox.push;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.yingda.server.sandbox.push.Attempt.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Delivers a push as WeChat does: what is not answered in time, or not with 200, is repeated a few times. */
public final class Courier {

    /** What the follower reads when every attempt failed, or the reply was malformed. */
    public static final String OUT_OF_SERVICE = "该公众号暂时无法提供服务，请稍后再试";

    private final Line line;
    private final InstantSource clock;
    private final Timer timer;
    private final Habit habit;
    private final BooleanSupplier answerLost;

    /** @param answerLost asked for each answer that arrives: whether it is lost after all */
    public Courier(Line line, InstantSource clock, Timer timer, Habit habit, BooleanSupplier answerLost) {
        this.line = line;
        this.clock = clock;
        this.timer = timer;
        this.habit = habit;
        this.answerLost = answerLost;
    }

    /**
     * How often WeChat tries. Its documentation may be read as three or four attempts in all; reports measured three.
     *
     * @param attempts in all
     * @param pause between the end of one and the next
     */
    public record Habit(int attempts, Duration pause) {

        /** Three attempts without a pause. */
        public static final Habit USUAL = new Habit(3, Duration.ZERO);

        public Habit {
            if (attempts < 1) {
                throw new IllegalArgumentException("at least one attempt");
            }
        }
    }

    /**
     * Delivers one body.
     *
     * @param query makes a new query for each attempt
     * @return never fails
     */
    public Future<Delivery> deliver(String path, Supplier<String> query, String body) {
        return attempt(path, query, body, List.of());
    }

    private Future<Delivery> attempt(String path, Supplier<String> query, String body, List<Attempt> before) {
        String asked = query.get();
        long started = clock.millis();
        return line.post(path, asked, body).transform(result -> {
            Line.@Nullable Answer answer = result.succeeded() ? result.result() : null;
            Outcome outcome = outcome(answer, result.cause());
            List<Attempt> attempts = new ArrayList<>(before);
            attempts.add(new Attempt(
                    before.size() + 1,
                    asked,
                    clock.millis() - started,
                    answer == null ? null : answer.status(),
                    outcome));
            if (answer != null && outcome == Outcome.ANSWERED) {
                return Future.succeededFuture(new Delivery(attempts, answer.body()));
            }
            return attempts.size() < habit.attempts()
                    ? again(path, query, body, attempts)
                    : Future.succeededFuture(new Delivery(attempts, null));
        });
    }

    private Future<Delivery> again(String path, Supplier<String> query, String body, List<Attempt> before) {
        if (habit.pause().isZero()) {
            return attempt(path, query, body, before);
        }
        Promise<Delivery> later = Promise.promise();
        timer.after(
                habit.pause().toMillis(),
                () -> attempt(path, query, body, before).onSuccess(later::complete));
        return later.future();
    }

    private Outcome outcome(Line.@Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) {
            if (answer.status() != 200) {
                return Outcome.BAD_STATUS;
            }
            return answerLost.getAsBoolean() ? Outcome.ANSWER_LOST : Outcome.ANSWERED;
        }
        return failure instanceof TimeoutException ? Outcome.TIMED_OUT : Outcome.UNREACHABLE;
    }

    /**
     * What came of it.
     *
     * @param reply the body of the answer; null when there was none
     */
    public record Delivery(List<Attempt> attempts, @Nullable String reply) {
        public Delivery {
            attempts = List.copyOf(attempts);
        }
    }
}
