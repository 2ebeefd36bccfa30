package io.yingda.server.sandbox.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.yingda.server.sandbox.push.Attempt.Outcome;
import io.yingda.server.sandbox.push.Courier.Delivery;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CourierTest {

    private final AtomicLong millis = new AtomicLong(1_000);
    private final Deque<Promise<Line.Answer>> calls = new ArrayDeque<>();
    private final AtomicLong asked = new AtomicLong();
    private final List<Long> pauses = new ArrayList<>();
    private final Courier courier = new Courier(
            (path, query, body) -> {
                Promise<Line.Answer> call = Promise.promise();
                calls.add(call);
                return call.future();
            },
            () -> Instant.ofEpochMilli(millis.get()),
            (pause, task) -> {
                pauses.add(pause);
                task.run();
            },
            new Courier.Habit(3, Duration.ofSeconds(1)),
            () -> false);

    @Test
    void theFirstAnswerEndsIt() {
        Future<Delivery> delivery = deliver();
        millis.addAndGet(120);
        calls.remove().complete(new Line.Answer(200, "success"));
        assertThat(delivery.result().reply()).isEqualTo("success");
        assertThat(delivery.result().attempts()).containsExactly(new Attempt(1, "n=1", 120, 200, Outcome.ANSWERED));
        assertThat(calls).isEmpty();
    }

    @Test
    void aTimeOutIsRepeatedAfterThePauseWithANewQuery() {
        Future<Delivery> delivery = deliver();
        millis.addAndGet(5_000);
        calls.remove().fail(new TimeoutException());
        assertThat(delivery.isComplete()).isFalse();
        assertThat(pauses).containsExactly(1_000L);
        calls.remove().complete(new Line.Answer(200, ""));
        assertThat(delivery.result().reply()).isEmpty();
        assertThat(delivery.result().attempts())
                .containsExactly(
                        new Attempt(1, "n=1", 5_000, null, Outcome.TIMED_OUT),
                        new Attempt(2, "n=2", 0, 200, Outcome.ANSWERED));
    }

    @Test
    void afterThreeAttemptsItGivesUp() {
        Future<Delivery> delivery = deliver();
        calls.remove().fail(new TimeoutException());
        calls.remove().fail(new ConnectException("refused"));
        calls.remove().complete(new Line.Answer(500, "<xml>"));
        assertThat(calls).isEmpty();
        assertThat(delivery.result().reply()).isNull();
        assertThat(delivery.result().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.TIMED_OUT, Outcome.UNREACHABLE, Outcome.BAD_STATUS);
    }

    private Future<Delivery> deliver() {
        return courier.deliver("/wechat/shop", () -> "n=" + asked.incrementAndGet(), "<xml/>");
    }
}
