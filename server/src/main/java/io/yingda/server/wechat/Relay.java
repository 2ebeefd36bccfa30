package io.yingda.server.wechat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.yingda.engine.message.Inbound;
import io.yingda.server.inbox.Deposits;
import io.yingda.server.inbox.Moved;
import io.yingda.server.nodes.Realm;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings each push to the node that serves its follower: this one, as a rule, or another by the same request once more.
 * While nobody serves the follower it is written down and waited for. Confined to one event loop.
 */
public final class Relay {

    /** Says that a request comes from another node: what it is about, and a name for it. */
    static final String FROM_NODE = "X-Yingda-From-Node";

    /** A push, which the other node is not to have back. */
    static final String PUSH = "push ";

    /** WeChat has got what was answered to the push of this name, or has not. */
    static final String HEARD = "heard ";

    static final String UNHEARD = "unheard ";

    private static final int CONNECTIONS = 2_000;
    private static final int CONNECT_MILLIS = 1_000;
    private static final int IDLE_SECONDS = 45;

    private final Vertx vertx;
    private final Realm realm;
    private final Deposits deposits;
    private final PassedOn passedOn;
    private final HttpClient client;

    /**
     * One for an event loop.
     *
     * @param realm which followers are served here
     * @param deposits takes in what can be brought nowhere
     * @param passedOn counts, for all event loops
     */
    public Relay(Vertx vertx, Realm realm, Deposits deposits, PassedOn passedOn) {
        this.vertx = vertx;
        this.realm = realm;
        this.deposits = deposits;
        this.passedOn = passedOn;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Answers a push.
     *
     * @param patience how long WeChat may be kept waiting
     * @param here answers it on this node, given whom and for how long WeChat has been waiting; fails with {@link Moved}
     *     when another one has to
     * @return completes when WeChat was answered or has hung up; fails when the push was not taken
     */
    Future<Void> answer(
            HttpServerRequest request,
            Buffer body,
            Inbound inbound,
            Caller caller,
            Duration patience,
            BiFunction<Caller, Duration, Future<Void>> here) {
        long began = System.nanoTime();
        @Nullable String from = request.getHeader(FROM_NODE);
        if (from != null && !from.startsWith(PUSH)) {
            boolean heard = from.startsWith(HEARD);
            passedOn.told(from.substring((heard ? HEARD : UNHEARD).length()), heard);
            return caller.answer(ReplyWriter.SUCCESS);
        }
        Caller told = from == null ? caller : confirming(caller, from.substring(PUSH.length()));
        // Hardly a push needs one.
        Supplier<Passage> passage = () ->
                new Passage(this, request, body, inbound, caller, patience, began, passed -> here.apply(told, passed));
        if (!realm.isHere(inbound.header().follower())) {
            return passage.get().begin();
        }
        return here.apply(told, Duration.ZERO)
                .recover(failure -> failure instanceof Moved ? passage.get().begin() : Future.failedFuture(failure));
    }

    /** WeChat itself is behind another node: only that one knows whether WeChat has got the answer. */
    private Caller confirming(Caller caller, String passage) {
        return new Caller(caller::waits, body -> {
            if (body.equals(ReplyWriter.SUCCESS)) {
                return caller.answer(body);
            }
            Future<Void> heard = passedOn.heard(vertx, passage);
            return caller.answer(body).compose(sent -> heard);
        });
    }

    Vertx vertx() {
        return vertx;
    }

    Realm realm() {
        return realm;
    }

    Deposits deposits() {
        return deposits;
    }

    PassedOn passedOn() {
        return passedOn;
    }

    HttpClient client() {
        return client;
    }
}
