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
import java.util.function.Function;

/**
 * Brings each push to the node that serves its follower: this one, as a rule, or another by the same request once more.
 * While nobody serves the follower it is written down and waited for. Confined to one event loop.
 */
public final class Relay {

    /** Says that a push comes from another node, which is not to have it back; and what became of the answer. */
    static final String FROM_NODE = "X-Yingda-From-Node";

    static final String UNHEARD = "unheard";
    static final String PUSH = "push";

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
     * @param here answers it on this node, given for how long WeChat has been waiting; fails with {@link Moved} when another
     *     one has to
     * @return completes when WeChat was answered or has hung up; fails when the push was not taken
     */
    Future<Void> answer(
            HttpServerRequest request,
            Buffer body,
            Inbound inbound,
            Caller caller,
            Duration patience,
            Function<Duration, Future<Void>> here) {
        if (UNHEARD.equals(request.getHeader(FROM_NODE))) {
            deposits.unheard(inbound);
            return caller.answer(ReplyWriter.SUCCESS);
        }
        if (!realm.isHere(inbound.header().follower())) {
            return new Passage(this, request, body, inbound, caller, patience, here).begin();
        }
        return here.apply(Duration.ZERO)
                .recover(failure -> failure instanceof Moved
                        ? new Passage(this, request, body, inbound, caller, patience, here).begin()
                        : Future.failedFuture(failure));
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
