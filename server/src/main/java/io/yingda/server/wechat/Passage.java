package io.yingda.server.wechat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.yingda.engine.message.Inbound;
import io.yingda.server.inbox.Moved;
import io.yingda.server.inbox.NotDurable;
import io.yingda.server.nodes.Place;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One push on its way to the node that serves its follower. */
final class Passage {

    private static final long AGAIN_MILLIS = 100;

    /** A node that has not answered by now may be gone without a word: the push is written down, and others asked about it. */
    private static final long LATE_MILLIS = 1_000;

    private static final int TELLINGS = 3;

    private final Relay relay;
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Buffer body;
    private final Inbound inbound;
    private final Caller caller;
    private final Duration patience;
    private final Function<Duration, Future<Void>> here;
    private final boolean passedOnBefore;
    private final long began;
    private final Promise<Void> answered = Promise.promise();
    private final Context eventLoop;
    private @Nullable HttpClientRequest passing;
    private boolean local;
    private boolean depositing;
    private boolean safe;
    private boolean over;

    /**
     * @param began when the push came, by {@link System#nanoTime}
     * @param here answers it on this node, given how long WeChat has been waiting
     */
    Passage(
            Relay relay,
            HttpServerRequest request,
            Buffer body,
            Inbound inbound,
            Caller caller,
            Duration patience,
            long began,
            Function<Duration, Future<Void>> here) {
        this.relay = relay;
        this.vertx = relay.vertx();
        this.eventLoop = vertx.getOrCreateContext();
        this.request = request;
        this.body = body;
        this.inbound = inbound;
        this.caller = caller;
        this.patience = patience;
        this.began = began;
        this.here = here;
        this.passedOnBefore = request.getHeader(Relay.FROM_NODE) != null;
    }

    Future<Void> begin() {
        long timer = vertx.setTimer(patience.toMillis(), expired -> expire());
        answered.future().onComplete(done -> vertx.cancelTimer(timer));
        request.response().closeHandler(hungUp -> hangUp());
        go();
        return answered.future();
    }

    private void go() {
        if (over || answered.future().isComplete()) {
            return;
        }
        if (!caller.waits()) {
            hangUp();
            return;
        }
        switch (relay.realm().of(inbound.header().follower())) {
            case Place.Here ignored -> answerHere();
            case Place.There there when !passedOnBefore -> passOn(there);
            default -> {
                deposit();
                again();
            }
        }
    }

    private void again() {
        vertx.setTimer(AGAIN_MILLIS, now -> go());
    }

    private void answerHere() {
        local = true;
        here.apply(Duration.ofNanos(System.nanoTime() - began)).onComplete(done -> {
            local = false;
            if (done.succeeded()) {
                answered.tryComplete();
            } else if (done.cause() instanceof Moved) {
                again();
            } else if (safe) {
                unanswered();
            } else {
                answered.tryFail(done.cause());
            }
        });
    }

    private void passOn(Place.There there) {
        URI node = there.address();
        long late = vertx.setPeriodic(LATE_MILLIS, still -> {
            deposit();
            if (!there.equals(relay.realm().of(inbound.header().follower()))) {
                stopPassing();
            }
        });
        String name = UUID.randomUUID().toString();
        send(node, Relay.PUSH + name)
                .onComplete(done -> vertx.cancelTimer(late))
                .onSuccess(reply -> relayed(node, name, reply))
                .onFailure(unreachable -> {
                    passing = null;
                    if (!over && !answered.future().isComplete()) {
                        deposit();
                        again();
                    }
                });
    }

    private Future<Buffer> send(URI node, String what) {
        return relay.client()
                .request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(node.getHost())
                        .setPort(node.getPort())
                        .setURI(request.uri()))
                .compose(begun -> {
                    if (what.startsWith(Relay.PUSH)) {
                        passing = begun;
                    }
                    begun.putHeader(Relay.FROM_NODE, what);
                    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
                    if (type != null) {
                        begun.putHeader(HttpHeaders.CONTENT_TYPE, type);
                    }
                    return begun.send(body);
                })
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()));
    }

    private void relayed(URI node, String name, Buffer reply) {
        passing = null;
        String said = reply.toString();
        if (over || answered.future().isComplete()) {
            tell(node, Relay.UNHEARD + name, said, TELLINGS);
            return;
        }
        caller.answer(said)
                .onSuccess(sent -> {
                    relay.passedOn().countAnswered();
                    tell(node, Relay.HEARD + name, said, TELLINGS);
                })
                .onFailure(hungUp -> tell(node, Relay.UNHEARD + name, said, TELLINGS))
                .onComplete(done -> answered.tryComplete());
    }

    /** The other node does not know yet whether WeChat has the reply. When it never learns that, it gives it again. */
    private void tell(URI node, String what, String said, int tries) {
        if (tries > 0 && !said.equals(ReplyWriter.SUCCESS)) {
            send(node, what).onFailure(unreachable -> tell(node, what, said, tries - 1));
        }
    }

    private void deposit() {
        if (safe || depositing) {
            return;
        }
        depositing = true;
        relay.deposits()
                .deposit(inbound)
                .whenComplete((done, failure) -> eventLoop.runOnContext(now -> {
                    depositing = false;
                    if (failure == null) {
                        safe = true;
                        relay.passedOn().countDeposited();
                    }
                }));
    }

    private void expire() {
        if (!local && !answered.future().isComplete()) {
            unanswered();
            stopPassing();
        }
    }

    /** Tells WeChat that the push is here, if it is. */
    private void unanswered() {
        over = true;
        if (!safe) {
            answered.tryFail(new NotDurable());
            return;
        }
        relay.deposits()
                .unanswered(inbound)
                .whenComplete((done, failure) -> eventLoop.runOnContext(now -> {
                    if (failure == null) {
                        success();
                    } else {
                        answered.tryFail(new NotDurable());
                    }
                }));
    }

    private void success() {
        caller.answer(ReplyWriter.SUCCESS).onComplete(done -> answered.tryComplete());
    }

    private void hangUp() {
        if (!local) {
            answered.tryComplete();
            stopPassing();
        }
    }

    /** The other node then knows that nobody waits for its answer. */
    private void stopPassing() {
        HttpClientRequest begun = passing;
        if (begun != null) {
            passing = null;
            begun.reset();
        }
    }
}
