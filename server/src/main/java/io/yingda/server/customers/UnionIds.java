package io.yingda.server.customers;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.delivery.Circuit;
import io.yingda.server.delivery.Circuits;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks WeChat, in the background, whom a follower of one account is among those of the owner's other accounts: when the
 * follower comes, and whenever a conversation begins. An API that does not answer, or that the account may not call, is left
 * alone for longer and longer, apart from what is to be delivered. Safe for many threads.
 */
public final class UnionIds {

    private static final Logger LOG = LoggerFactory.getLogger(UnionIds.class);
    private static final int AT_ONCE = 2;

    private final Customers customers;
    private final Function<String, Optional<WeChatApi>> apis;
    private final Clock clock;
    private final Circuits circuits = new Circuits();
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @param apis WeChat's API by account */
    public UnionIds(Customers customers, Function<String, Optional<WeChatApi>> apis, Clock clock) {
        this.customers = customers;
        this.apis = apis;
        this.clock = clock;
    }

    /** A turn was kept. */
    public void kept(Turn turn) {
        Inbound inbound = turn.trace().inbound();
        boolean begins = inbound instanceof Inbound.Content
                && turn.trace().facts().conversation().turns() == 0;
        FollowerId follower = inbound.header().follower();
        if ((begins || inbound instanceof Event.Follow) && !turn.forgets() && !rests(follower.account())) {
            Thread.ofVirtual().name("union-id").start(() -> ask(follower));
        }
    }

    private boolean rests(String account) {
        return circuits.of(account).rests(clock.instant());
    }

    void ask(FollowerId follower) {
        Optional<WeChatApi> api = apis.apply(follower.account());
        Circuit circuit = circuits.of(follower.account());
        if (api.isEmpty() || !free.tryAcquire()) {
            return; // The next conversation is soon enough.
        }
        try {
            if (!circuit.admits(clock.instant())) {
                return;
            }
            String unionId = api.get().profile(follower.openId()).unionId();
            circuit.answered();
            if (unionId != null && !unionId.isBlank()) {
                customers.known(follower, unionId, clock.instant());
            }
        } catch (ApiFailure failed) {
            if (failed.fault() == ApiFailure.Fault.GONE) {
                circuit.answered();
            } else {
                circuit.failed(clock.instant());
            }
            LOG.debug("WeChat did not tell a union id of account {}: {}", follower.account(), failed.fault());
        } catch (RuntimeException | Error failed) {
            circuit.failed(clock.instant());
            LOG.warn(
                    "A union id of account {} was not kept: {}",
                    follower.account(),
                    failed.getClass().getSimpleName());
        } finally {
            free.release();
        }
    }
}
