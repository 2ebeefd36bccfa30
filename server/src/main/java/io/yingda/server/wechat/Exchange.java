package io.yingda.server.wechat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.yingda.engine.message.Reply;
import io.yingda.server.delivery.Claim;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.inbox.NotDurable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One attempt of WeChat's to push something, which waits for the turn as long as WeChat does. A turn that comes too late
 * for every attempt leaves its replies in the outbox, since nobody claims them.
 */
final class Exchange {

    /** How long until another message of the follower's that is on its way is looked for again. */
    private static final long AGAIN_MILLIS = 20;

    private final Vertx vertx;
    private final Push.Message push;
    private final ReplyWriter writer;
    private final Clock clock;
    private final Caller caller;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final Promise<Void> answered = Promise.promise();

    Exchange(Vertx vertx, Push.Message push, ReplyWriter writer, Clock clock, Caller caller) {
        this.vertx = vertx;
        this.push = push;
        this.writer = writer;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * Answers on the calling event loop when the turn is kept, or with {@code success} when the window is over.
     *
     * @param turn completes when the turn is kept
     * @param safe whether the inbound would survive a restart by now; until then WeChat is not told that it is here
     * @param telling runs when WeChat is about to be told that; must not block
     * @param window how long WeChat may be kept waiting
     * @return completes when WeChat was answered or has hung up; fails when the inbound was not taken
     */
    Future<Void> await(CompletionStage<Parcel> turn, BooleanSupplier safe, Runnable telling, Duration window) {
        Context eventLoop = vertx.getOrCreateContext();
        long timer = vertx.setTimer(Math.max(1, window.toMillis()), expired -> {
            if (settled.compareAndSet(false, true)) {
                if (safe.getAsBoolean()) {
                    telling.run();
                    caller.answer(ReplyWriter.SUCCESS).onComplete(answered);
                } else {
                    answered.fail(new NotDurable());
                }
            }
        });
        answered.future().onComplete(done -> vertx.cancelTimer(timer));
        turn.whenComplete((parcel, failure) -> {
            if (failure == null) {
                offTheEventLoop(() -> claim(parcel, eventLoop));
            } else if (settled.compareAndSet(false, true)) {
                eventLoop.runOnContext(now -> answered.fail(failure));
            }
        });
        return answered.future();
    }

    /** An outbox may block; the thread of the turn itself may be blocked. */
    private static void offTheEventLoop(Runnable work) {
        if (Thread.currentThread().isVirtual()) {
            work.run();
        } else {
            Thread.startVirtualThread(work);
        }
    }

    private void claim(Parcel parcel, Context eventLoop) {
        if (settled.get()) {
            parcel.lapse();
            return;
        }
        if (!caller.waits()) {
            settled.set(true);
            parcel.lapse();
            eventLoop.runOnContext(now -> answered.tryComplete());
            return;
        }
        try {
            switch (parcel.claim()) {
                case Claim.Taken taken -> give(parcel, taken.reply(), eventLoop);
                case Claim.Nothing ignored -> answer(ReplyWriter.SUCCESS, eventLoop, () -> {}, () -> {});
                case Claim.Busy ignored ->
                    eventLoop.runOnContext(now ->
                            vertx.setTimer(AGAIN_MILLIS, again -> offTheEventLoop(() -> claim(parcel, eventLoop))));
            }
        } catch (RuntimeException failure) {
            if (settled.compareAndSet(false, true)) {
                eventLoop.runOnContext(now -> answered.tryFail(failure));
            }
        }
    }

    private void give(Parcel parcel, Reply reply, Context eventLoop) {
        String body;
        try {
            Instant now = clock.instant();
            body = push.seal()
                    .close(writer.write(push.seal().format(), push.inbound().header(), reply, now), now);
        } catch (RuntimeException failure) {
            parcel.notWritten();
            throw failure;
        }
        answer(body, eventLoop, parcel::written, parcel::notWritten);
    }

    private void answer(String body, Context eventLoop, Runnable written, Runnable notWritten) {
        if (!settled.compareAndSet(false, true)) {
            notWritten.run();
            return;
        }
        eventLoop.runOnContext(now -> sent(body).onComplete(sent -> {
            // At once: until it is recorded, a server that dies here would give the reply again.
            (sent.succeeded() ? written : notWritten).run();
            answered.tryComplete();
        }));
    }

    /** A connection that broke a moment ago may say so by throwing. */
    private Future<Void> sent(String body) {
        try {
            return caller.answer(body);
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }
}
