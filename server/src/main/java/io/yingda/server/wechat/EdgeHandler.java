package io.yingda.server.wechat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Typing;
import io.yingda.server.inbox.Inbox;
import io.yingda.server.inbox.InboxFull;
import io.yingda.server.inbox.NotDurable;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Limits;
import io.yingda.server.wechat.Refused.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place WeChat talks to: {@code GET|POST /wechat/:account}. GET verifies the URL, POST pushes. Runs on an event
 * loop, where a small body is decrypted and parsed at once; a large one and every turn go elsewhere. Keeps no state of
 * its own.
 */
public final class EdgeHandler implements Handler<RoutingContext> {

    /** The path parameter that names the account. */
    public static final String ACCOUNT = "account";

    private static final Logger LOG = LoggerFactory.getLogger(EdgeHandler.class);
    private static final int INLINE_BYTES = 64 * 1024;
    private static final int PROBE_BYTES = 256;
    private static final long TYPING_MILLIS = 1_500;

    /** WeChat hangs up long before; this is for whoever does not. */
    private static final Duration HELD = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final Limits limits;
    private final Inbox inbox;
    private final Attempts attempts;
    private final Typing typing;
    private final Relay relay;
    private final ReplyWriter writer;
    private final Clock clock;
    private final Map<String, Door> doors = new HashMap<>();

    /**
     * One for an event loop.
     *
     * @param attempts shared by all event loops
     * @param relay to where followers are served
     */
    public EdgeHandler(
            Vertx vertx,
            Map<String, AccountSettings> accounts,
            Limits limits,
            Inbox inbox,
            Attempts attempts,
            Typing typing,
            Relay relay,
            Clock clock) {
        this.vertx = vertx;
        this.limits = limits;
        this.inbox = inbox;
        this.attempts = attempts;
        this.typing = typing;
        this.relay = relay;
        this.writer = new ReplyWriter(limits.textBytes());
        this.clock = clock;
        accounts.forEach((name, account) -> doors.put(name, new Door(account)));
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Door door = doors.get(context.pathParam(ACCOUNT));
        if (door == null) {
            refuse(request, "?", Reason.UNKNOWN_ACCOUNT);
            return;
        }
        try {
            Query query = query(request);
            if (request.method().equals(HttpMethod.GET)) {
                send(request.response(), door.verify(query));
            } else if (request.method().equals(HttpMethod.POST)) {
                push(request, door, query);
            } else {
                throw new Refused(Reason.METHOD);
            }
        } catch (Refused refused) {
            refuse(request, door.account().name(), refused.reason());
        }
    }

    private void push(HttpServerRequest request, Door door, Query query) throws Refused {
        boolean unsigned = query.signature() == null && query.messageSignature() == null;
        if (!unsigned) {
            door.admit(query);
        }
        BodyCollector.collect(request, unsigned ? PROBE_BYTES : limits.bodyBytes())
                .onSuccess(body -> (unsigned ? probe(body) : open(door, query, body))
                        .onSuccess(push -> answer(request, body, door, push))
                        .onFailure(failure -> refuse(request, door.account().name(), reason(failure, unsigned))))
                .onFailure(failure -> refuse(request, door.account().name(), reason(failure, unsigned)));
    }

    /** Nothing that is not signed gets any further than this. */
    private static Future<Push> probe(Buffer body) {
        try {
            if (Door.isProbe(Body.read(body.getBytes()).root())) {
                return Future.succeededFuture(new Push.Probe());
            }
            return Future.failedFuture(new Refused(Reason.SIGNATURE));
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private Future<Push> open(Door door, Query query, Buffer body) {
        if (body.length() > INLINE_BYTES) {
            return vertx.executeBlocking(() -> door.open(query, body.getBytes()), false)
                    .map(push -> Objects.requireNonNull(push));
        }
        try {
            return Future.succeededFuture(door.open(query, body.getBytes()));
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private void answer(HttpServerRequest request, Buffer body, Door door, Push push) {
        switch (push) {
            case Push.Probe ignored -> send(request.response(), ReplyWriter.SUCCESS);
            case Push.Message message -> answer(request, body, door.account(), message);
        }
    }

    private void answer(HttpServerRequest request, Buffer body, AccountSettings account, Push.Message message) {
        Inbound inbound = message.inbound();
        relay.answer(
                        request,
                        body,
                        inbound,
                        caller(request.response()),
                        account.customerService() ? limits.passiveWindow() : HELD,
                        (caller, passed) -> here(account, message, caller, passed))
                .onFailure(failure -> refuse(request, account.name(), turnedAway(failure)));
    }

    /** @param passed how long WeChat has been waiting */
    private Future<Void> here(AccountSettings account, Push.Message message, Caller caller, Duration passed) {
        Inbound inbound = message.inbound();
        boolean held =
                !account.customerService() && !attempts.isLast(inbound.header().key());
        Duration window = held ? HELD : limits.passiveWindow();
        Future<Void> answered = new Exchange(vertx, message, writer, clock, caller)
                .await(
                        inbox.accept(inbound),
                        () -> inbox.isSafe(inbound),
                        () -> acknowledged(account, inbound),
                        window.minus(passed));
        if (account.customerService() && inbound instanceof Inbound.Content) {
            long slow = vertx.setTimer(
                    TYPING_MILLIS, late -> typing.show(inbound.header().follower()));
            answered.onComplete(done -> vertx.cancelTimer(slow));
        }
        return answered;
    }

    /** Where nothing can be sent later, another attempt that still waits is the only chance. */
    private void acknowledged(AccountSettings account, Inbound inbound) {
        if (account.customerService()) {
            inbox.acknowledged(inbound);
        }
    }

    /** WeChat comes again after every status but 200. */
    private static Reason turnedAway(Throwable failure) {
        return switch (failure) {
            case InboxFull full -> Reason.OVERLOADED;
            case NotDurable unwritten -> Reason.NOT_DURABLE;
            default -> Reason.NOT_KEPT;
        };
    }

    private static Query query(HttpServerRequest request) throws Refused {
        try {
            return new Query(
                    request.getParam("timestamp", ""),
                    request.getParam("nonce", ""),
                    request.getParam("encrypt_type"),
                    request.getParam("signature"),
                    request.getParam("msg_signature"),
                    request.getParam("echostr"));
        } catch (IllegalArgumentException badEscape) {
            throw new Refused(Reason.MALFORMED);
        }
    }

    private static Reason reason(Throwable failure, boolean unsigned) {
        if (unsigned) {
            return Reason.SIGNATURE;
        }
        return failure instanceof Refused refused ? refused.reason() : Reason.MALFORMED;
    }

    private static Caller caller(HttpServerResponse response) {
        return new Caller(() -> !response.closed(), body -> send(response, body));
    }

    private static Future<Void> send(HttpServerResponse response, String body) {
        if (response.ended() || response.closed()) {
            return Future.failedFuture("hung up");
        }
        boolean xml = body.startsWith("<xml>");
        return response.putHeader(
                        HttpHeaders.CONTENT_TYPE, xml ? "text/xml; charset=utf-8" : "text/plain; charset=utf-8")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }

    private static void refuse(HttpServerRequest request, String account, Reason reason) {
        if (reason == Reason.UNKNOWN_ACCOUNT) {
            LOG.debug("Refused a push: {}", reason.words());
        } else {
            LOG.warn("Refused a push to account {}: {}", account, reason.words());
        }
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            if (reason == Reason.METHOD) {
                response.putHeader("Allow", "GET, POST");
            }
            response.setStatusCode(reason.status()).end();
        }
    }
}
