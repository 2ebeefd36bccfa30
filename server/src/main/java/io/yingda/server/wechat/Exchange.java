package io.yingda.server.wechat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.yingda.server.delivery.Parcel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt of WeChat's to push something, which waits for the turn as long as WeChat does. A turn that comes too late
 * for every attempt leaves its replies in the outbox, since nobody claims them.
 */
final class Exchange {

    private final Vertx vertx;
    private final Push.Message push;
    private final ReplyWriter writer;
    private final Clock clock;
    private final AtomicBoolean settled = new AtomicBoolean();

    Exchange(Vertx vertx, Push.Message push, ReplyWriter writer, Clock clock) {
        this.vertx = vertx;
        this.push = push;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * The body to answer with, on the caller's event loop; fails when the inbound was not taken.
     *
     * @param turn completes when the turn is kept
     * @param window how long WeChat may be kept waiting
     */
    Future<String> await(CompletionStage<Parcel> turn, Duration window) {
        Context eventLoop = vertx.getOrCreateContext();
        Promise<String> body = Promise.promise();
        long timer = vertx.setTimer(window.toMillis(), expired -> {
            if (settled.compareAndSet(false, true)) {
                body.complete(ReplyWriter.SUCCESS);
            }
        });
        turn.whenComplete((parcel, failure) -> {
            if (settled.compareAndSet(false, true)) {
                Future<String> answer = failure == null ? claim(parcel) : Future.failedFuture(failure);
                eventLoop.runOnContext(ready -> {
                    vertx.cancelTimer(timer);
                    answer.onComplete(body);
                });
            }
        });
        return body.future();
    }

    private Future<String> claim(Parcel parcel) {
        try {
            Instant now = clock.instant();
            return Future.succeededFuture(parcel.claim()
                    .map(reply ->
                            writer.write(push.seal().format(), push.inbound().header(), reply, now))
                    .map(written -> push.seal().close(written, now))
                    .orElse(ReplyWriter.SUCCESS));
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }
}
