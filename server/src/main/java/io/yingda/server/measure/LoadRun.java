package io.yingda.server.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.yingda.server.measure.BenchReport.Latency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One run of load, on one event loop. At a constant rate, messages are sent when they are due, whether or not earlier ones
 * were answered, and latencies count from that moment: a server that stalls is charged for everything that had to wait.
 * At full speed, every connection sends its next message as soon as the last one is answered.
 */
final class LoadRun {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private static final long WECHAT_WAITS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Vertx vertx;
    private final HttpClient client;
    private final LoadJob.Run run;
    private final List<PushFactory.Push> pushes;
    private final int connections;
    private final Listener listener;
    private final Promise<LoadRun> finished = Promise.promise();
    private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);
    private long started;
    private long ended;
    private int sent;
    private int open;
    private long replied;
    private long acknowledged;
    private long failed;
    private long inTime;
    private boolean over;

    /** Is told, on the event loop, what becomes of each push. */
    interface Listener {

        Listener NONE = new Listener() {};

        /** It is about to be sent, and was due then. */
        default void sent(int index, long due) {}

        /** It was answered, or failed. */
        default void answered(int index) {}
    }

    LoadRun(Vertx vertx, HttpClient client, LoadJob.Run run, List<PushFactory.Push> pushes, int connections) {
        this(vertx, client, run, pushes, connections, Listener.NONE);
    }

    LoadRun(
            Vertx vertx,
            HttpClient client,
            LoadJob.Run run,
            List<PushFactory.Push> pushes,
            int connections,
            Listener listener) {
        this.vertx = vertx;
        this.client = client;
        this.run = run;
        this.pushes = pushes;
        this.connections = connections;
        this.listener = listener;
    }

    /** Completes when every message that was sent is answered. */
    Future<LoadRun> start() {
        vertx.runOnContext(begin -> {
            started = System.nanoTime();
            if (run.rate() > 0) {
                atConstantRate();
            } else {
                for (int connection = 0; connection < connections; connection++) {
                    atFullSpeed();
                }
            }
        });
        return finished.future();
    }

    LoadJob.Result result(double fresh) {
        Latency latency = new Latency(
                latencies.getMean() / 1_000,
                millis(50),
                millis(90),
                millis(99),
                millis(99.9),
                latencies.getMaxValue() / 1_000.0);
        return new LoadJob.Result(replied, acknowledged, failed, inTime, ended - started, latency, fresh);
    }

    private double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }

    private void atConstantRate() {
        double nanosBetween = 1e9 / run.rate();
        vertx.setPeriodic(1, timer -> {
            long now = System.nanoTime();
            long due = Math.min(pushes.size(), 1 + (long) ((now - started) / nanosBetween));
            while (sent < due && !isTimeUp(now)) {
                send(started + (long) (sent * nanosBetween), () -> {});
            }
            if (isTimeUp(now) || sent == pushes.size()) {
                vertx.cancelTimer(timer);
                over = true;
                finishWhenAnswered();
            }
        });
    }

    private void atFullSpeed() {
        long now = System.nanoTime();
        if (isTimeUp(now) || sent == pushes.size()) {
            over = true;
            finishWhenAnswered();
        } else {
            send(now, this::atFullSpeed);
        }
    }

    private boolean isTimeUp(long now) {
        return now - started >= TimeUnit.MILLISECONDS.toNanos(run.millis());
    }

    private void send(long due, Runnable next) {
        int index = sent++;
        listener.sent(index, due);
        PushFactory.Push push = pushes.get(index);
        open++;
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(run.port())
                        .setURI(push.uri()))
                .compose(request -> request.send(push.body()))
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()))
                .onComplete(
                        body -> {
                            count(body, due);
                            done(index, due, next);
                        },
                        failure -> {
                            failed++;
                            done(index, due, next);
                        });
    }

    private void count(Buffer body, long due) {
        if (body.length() > 0 && body.getByte(0) == '<') {
            replied++;
            if (System.nanoTime() - due <= WECHAT_WAITS_NANOS) {
                inTime++;
            }
        } else {
            acknowledged++;
        }
    }

    private void done(int index, long due, Runnable next) {
        open--;
        listener.answered(index);
        ended = System.nanoTime();
        latencies.recordValue(Math.min(LONGEST_MICROS, Math.max(0, (ended - due) / 1_000)));
        next.run();
        finishWhenAnswered();
    }

    private void finishWhenAnswered() {
        if (over && open == 0) {
            finished.tryComplete(this);
        }
    }
}
