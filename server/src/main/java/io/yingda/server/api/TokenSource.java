package io.yingda.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives out one account's access token. WeChat's stable token is the same for everybody who asks, so that nodes do not
 * invalidate each other's; another one is forced only when WeChat goes on giving out the one it refuses, and seldom, since
 * WeChat allows that twenty times a day.
 */
final class TokenSource {

    /** A token that ends sooner is not used any more. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** WeChat wants at least this long between two forced ones. */
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);

    private final String account;
    private final AccessTokens tokens;
    private final Fetching fetching;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant forcedAt = Instant.MIN;

    /** Asks WeChat for a token. */
    @FunctionalInterface
    interface Fetching {
        AccessToken fetch(boolean force) throws ApiFailure;
    }

    TokenSource(String account, AccessTokens tokens, Fetching fetching, InstantSource clock) {
        this.account = account;
        this.tokens = tokens;
        this.fetching = fetching;
        this.clock = clock;
    }

    /** One to call with. */
    String current() throws ApiFailure {
        Optional<AccessToken> good = good();
        if (good.isPresent()) {
            return good.get().value();
        }
        lock.lock();
        try {
            good = good();
            return good.isPresent() ? good.get().value() : fetched(false).value();
        } finally {
            lock.unlock();
        }
    }

    /** Another one than that WeChat has refused; of many who ask at once, one fetches it. */
    String insteadOf(String refused) throws ApiFailure {
        lock.lock();
        try {
            Optional<AccessToken> other = good().filter(token -> !token.value().equals(refused));
            if (other.isPresent()) {
                return other.get().value();
            }
            AccessToken fetched = fetched(false);
            Instant now = clock.instant();
            if (fetched.value().equals(refused) && !now.isBefore(soonest())) {
                forcedAt = now;
                fetched = fetched(true);
            }
            return fetched.value();
        } finally {
            lock.unlock();
        }
    }

    private Instant soonest() {
        return forcedAt.equals(Instant.MIN) ? Instant.MIN : forcedAt.plus(BETWEEN_FORCED);
    }

    private Optional<AccessToken> good() {
        return tokens.of(account).filter(token -> clock.instant().plus(MARGIN).isBefore(token.until()));
    }

    private AccessToken fetched(boolean force) throws ApiFailure {
        AccessToken fetched = fetching.fetch(force);
        tokens.keep(account, fetched);
        return fetched;
    }
}
