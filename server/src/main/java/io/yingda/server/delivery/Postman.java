package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.OnlineAgent;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.NoticeSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a follower's next message by WeChat's API, as far as the ledger allows, and says what came of it. */
final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration WITHOUT_RIGHT = Duration.ofMinutes(10);
    private static final ZoneId WECHAT = ZoneId.of("Asia/Shanghai");
    private static final int SHORTENINGS = 3;
    private static final int API_NOT_AUTHORISED = 48001;

    private final Map<String, AccountSettings> accounts;
    private final Function<String, Optional<WeChatApi>> apis;
    private final Ledgers ledgers;
    private final MediaIds media;
    private final Circuits circuits;
    private final int textBytes;
    private final InstantSource clock;

    /** @param textBytes the longest text of one message, in bytes of UTF-8 */
    Postman(
            Map<String, AccountSettings> accounts,
            Function<String, Optional<WeChatApi>> apis,
            Ledgers ledgers,
            MediaIds media,
            Circuits circuits,
            int textBytes,
            InstantSource clock) {
        this.accounts = Map.copyOf(accounts);
        this.apis = apis;
        this.ledgers = ledgers;
        this.media = media;
        this.circuits = circuits;
        this.textBytes = textBytes;
        this.clock = clock;
    }

    /** The next message of what is kept. One that WeChat found too long is cut shorter. */
    Optional<Pick> plan(List<Kept> kept) {
        Kept head = kept.getFirst();
        boolean tooLong = head.error() != 0 && ApiFailure.of(head.error()).fault() == ApiFailure.Fault.TOO_LONG;
        return new Bubbles(tooLong ? textBytes >> head.attempts() : textBytes, 1).first(kept);
    }

    /** Sends it. */
    Outcome send(Pickup.Dispatch dispatch) {
        FollowerId follower = dispatch.follower();
        Reply reply = dispatch.pick().reply();
        AccountSettings account = accounts.get(follower.account());
        Optional<WeChatApi> api = apis.apply(follower.account());
        if (account == null || api.isEmpty()) {
            return new Outcome.Waiting(0);
        }
        Instant now = clock.instant();
        if (!(reply instanceof Reply.Transfer)
                && (!account.customerService() || ledgers.of(follower).left(now) == 0)) {
            return closed(follower, reply, account, api.get(), 0);
        }
        Circuit circuit = circuits.of(follower.account());
        if (!circuit.admits(now)) {
            return new Outcome.Later(now.plus(FIRST_PAUSE), 0);
        }
        try {
            Outcome outcome = reply instanceof Reply.Transfer
                    ? handOver(follower, api.get())
                    : message(follower, reply, api.get());
            circuit.answered();
            return outcome;
        } catch (ApiFailure failure) {
            return afterwards(dispatch, account, api.get(), circuit, failure);
        } catch (RuntimeException | Error fault) {
            circuit.notCalled();
            throw fault;
        }
    }

    private Outcome message(FollowerId follower, Reply reply, WeChatApi api) throws ApiFailure {
        api.send(follower.openId(), media.uploaded(follower.account(), reply));
        Instant now = clock.instant();
        ledgers.update(follower, ledger -> ledger.spent(now));
        return new Outcome.Delivered(Way.CUSTOMER_SERVICE, now);
    }

    /** Too late for a hand-over in answer to the message: whoever has least to do of WeChat's agents gets a session. */
    private Outcome handOver(FollowerId follower, WeChatApi api) throws ApiFailure {
        Optional<OnlineAgent> free = api.onlineAgents().stream().min(Comparator.comparingInt(OnlineAgent::serving));
        if (free.isEmpty()) {
            return new Outcome.Waiting(0);
        }
        api.openSession(follower.openId(), free.get());
        return new Outcome.Delivered(Way.SESSION, clock.instant());
    }

    private Outcome afterwards(
            Pickup.Dispatch dispatch, AccountSettings account, WeChatApi api, Circuit circuit, ApiFailure failure) {
        Instant now = clock.instant();
        FollowerId follower = dispatch.follower();
        Kept head = dispatch.pick().covered().getFirst();
        switch (failure.fault()) {
            case NO_ANSWER, BUSY -> circuit.failed(now);
            case QUOTA -> circuit.rest(now, tomorrow(now));
            case NO_RIGHT -> circuit.rest(now, now.plus(WITHOUT_RIGHT));
            default -> circuit.answered();
        }
        return switch (failure.fault()) {
            case NO_ANSWER, BUSY -> new Outcome.Later(now.plus(pause(head.attempts())), failure.code());
            case QUOTA -> said(account, failure, new Outcome.Later(tomorrow(now), failure.code()));
            case NO_RIGHT ->
                said(
                        account,
                        failure,
                        failure.code() == API_NOT_AUTHORISED
                                ? new Outcome.Waiting(failure.code())
                                : new Outcome.Later(now.plus(WITHOUT_RIGHT), failure.code()));
            case OUT_OF_TIME, OUT_OF_COUNT -> {
                ledgers.update(follower, Ledger::exhausted);
                yield closed(follower, dispatch.pick().reply(), account, api, failure.code());
            }
            case NO_MEDIA ->
                head.attempts() == 0
                                && media.forget(
                                        follower.account(), dispatch.pick().reply())
                        ? new Outcome.Later(now, failure.code())
                        : said(account, failure, new Outcome.Failed(failure.code(), now));
            case TOO_LONG ->
                head.attempts() < SHORTENINGS
                        ? new Outcome.Later(now, failure.code())
                        : said(account, failure, new Outcome.Failed(failure.code(), now));
            case GONE -> new Outcome.Failed(failure.code(), now);
            case NO_CONSENT, TOO_LARGE, REFUSED -> said(account, failure, new Outcome.Failed(failure.code(), now));
        };
    }

    /** No customer-service message reaches the follower: a notice does, once, or nothing until the follower is back. */
    private Outcome closed(FollowerId follower, Reply reply, AccountSettings account, WeChatApi api, int error) {
        NoticeSettings settings = account.notice();
        if (settings == null || ledgers.of(follower).noticed()) {
            return new Outcome.Waiting(error);
        }
        NoticeWords words = NoticeWords.of(settings, reply, clock.instant());
        try {
            api.send(follower.openId(), words.notice());
        } catch (ApiFailure failure) {
            if (failure.fault() == ApiFailure.Fault.NO_ANSWER || failure.fault() == ApiFailure.Fault.BUSY) {
                return new Outcome.Later(clock.instant().plus(LONGEST_PAUSE), failure.code());
            }
            ledgers.update(follower, Ledger::withNotice);
            boolean expected = failure.fault() == ApiFailure.Fault.NO_CONSENT;
            Outcome waiting = new Outcome.Waiting(failure.code());
            return expected ? waiting : said(account, failure, waiting);
        }
        ledgers.update(follower, Ledger::withNotice);
        return words.complete() ? new Outcome.Delivered(Way.NOTICE, clock.instant()) : new Outcome.Waiting(error);
    }

    private static Outcome said(AccountSettings account, ApiFailure failure, Outcome outcome) {
        LOG.warn("公众号 {}：{}", account.name(), failure.words());
        return outcome;
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Instant tomorrow(Instant now) {
        return now.atZone(WECHAT).toLocalDate().plusDays(1).atStartOfDay(WECHAT).toInstant();
    }
}
