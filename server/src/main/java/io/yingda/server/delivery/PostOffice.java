package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.api.AccessTokens;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.api.WeChatApis;
import io.yingda.server.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that gets replies to followers, put together: one for each server. */
public final class PostOffice implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

    /** How often files are looked at that are to be uploaded, or uploaded again. */
    private static final int MEDIA_HOURS = 1;

    private final Settings settings;
    private final WeChatApis apis;
    private final Circuits circuits = new Circuits();
    private final Delivery delivery;
    private final Sender sender;
    private final Semaphore typing;
    private final MediaIds media;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Clock clock;

    /**
     * Opens it. Nothing is sent before {@link #start}.
     *
     * @param outbox shared by all nodes, as are ledgers and tokens
     * @param media makes WeChat's media ids of the merchant's files, given the API for each account
     */
    public PostOffice(
            Settings settings,
            Outbox outbox,
            Ledgers ledgers,
            AccessTokens tokens,
            Function<Function<String, Optional<WeChatApi>>, MediaIds> media,
            DeliveryListener listener,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        int connections = settings.wechat().connections();
        apis = new WeChatApis(settings.accounts(), settings.wechat(), tokens, clock);
        this.media = media.apply(apis::of);
        delivery = new Delivery(
                settings.accounts(),
                settings.limits(),
                settings.wechat().allowances(),
                outbox,
                ledgers,
                this.media,
                circuits,
                listener,
                clock);
        Postman postman = new Postman(
                settings.accounts(),
                apis::of,
                ledgers,
                this.media,
                circuits,
                settings.limits().textBytes(),
                clock);
        sender = new Sender(outbox, postman, circuits, listener, connections, clock);
        typing = new Semaphore(Math.max(1, connections / 2));
    }

    /** Begins to send what is due. */
    public PostOffice start() {
        sender.start();
        Thread.ofVirtual().name("media").start(this::keepMedia);
        return this;
    }

    private void keepMedia() {
        try {
            do {
                settings.accounts().keySet().stream()
                        .filter(account -> apis.of(account).isPresent())
                        .forEach(media::refresh);
            } while (!closed.await(MEDIA_HOURS, TimeUnit.HOURS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public Delivery delivery() {
        return delivery;
    }

    /** Whether WeChat's API answers, by account. */
    public Circuits circuits() {
        return circuits;
    }

    /** WeChat's API for an account; empty where it has no secret. */
    public Optional<WeChatApi> api(String account) {
        return apis.of(account);
    }

    /** Shows a follower that somebody types, where the account can and nothing more urgent needs the connections. */
    public void typing(FollowerId follower) {
        var account = settings.accounts().get(follower.account());
        Optional<WeChatApi> api = apis.of(follower.account());
        boolean up = circuits.of(follower.account()).state(clock.instant()) == Circuit.State.CLOSED;
        if (account == null || !account.customerService() || api.isEmpty() || !up || !typing.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("typing").start(() -> {
            try {
                api.get().typing(follower.openId());
            } catch (ApiFailure failure) {
                LOG.debug("Typing of account {} was not shown: {}", follower.account(), failure.code());
            } finally {
                typing.release();
            }
        });
    }

    @Override
    public void close() {
        closed.countDown();
        sender.close();
        apis.close();
    }
}
