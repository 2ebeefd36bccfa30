package io.yingda.server.wechat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Pushes for followers of other nodes: counts those that arrived here, and knows of those that other nodes brought here
 * whether WeChat has got the answer. Safe for many threads.
 */
public final class PassedOn {

    /** Whoever has not said it by then will not. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final LongAdder answered = new LongAdder();
    private final LongAdder deposited = new LongAdder();
    private final ConcurrentMap<String, Promise<Void>> awaited = new ConcurrentHashMap<>();

    /** Answered by the node that serves the follower. */
    public long answered() {
        return answered.sum();
    }

    /** Written down for whichever node would serve the follower. */
    public long deposited() {
        return deposited.sum();
    }

    void countAnswered() {
        answered.increment();
    }

    void countDeposited() {
        deposited.increment();
    }

    /** Completes when the other node says that WeChat has the answer; fails when it says otherwise, or nothing. */
    Future<Void> heard(Vertx vertx, String passage) {
        Promise<Void> promise = Promise.promise();
        awaited.put(passage, promise);
        long timer = vertx.setTimer(PATIENCE_MILLIS, silent -> promise.tryFail("the other node says nothing"));
        return promise.future().onComplete(done -> {
            awaited.remove(passage);
            vertx.cancelTimer(timer);
        });
    }

    /** The other node says whether WeChat has the answer. */
    void told(String passage, boolean heard) {
        Promise<Void> promise = awaited.get(passage);
        if (promise != null && heard) {
            promise.tryComplete();
        } else if (promise != null) {
            promise.tryFail("WeChat had hung up");
        }
    }
}
