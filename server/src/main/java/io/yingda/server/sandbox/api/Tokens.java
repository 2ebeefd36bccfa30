package io.yingda.server.sandbox.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one account. There are two independent kinds. Each {@code token} call makes a new one, and the one
 * before works for five more minutes. {@code stable_token} gives the same one until five minutes before its end; a forced
 * refresh ends it at once.
 */
final class Tokens {

    static final Duration LIFE = Duration.ofHours(2);
    static final Duration CHANGE_OVER = Duration.ofMinutes(5);

    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;
    private static final int BYTES = 96;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final Quotas quotas;
    private final Map<String, Issued> issued = new HashMap<>();
    private @Nullable String current;
    private @Nullable String stable;
    private Instant forced = Instant.MIN;

    Tokens(InstantSource clock, Quotas quotas) {
        this.clock = clock;
        this.quotas = quotas;
    }

    /**
     * A token.
     *
     * @param until when it ends by itself
     * @param revoked when something newer took its place; null while nothing has
     */
    private record Issued(Instant until, @Nullable Instant revoked) {}

    /**
     * A token given out.
     *
     * @param seconds how long it is still valid
     */
    record Given(String token, long seconds) {}

    /** A new token, as {@code /cgi-bin/token} gives it. */
    Given fresh() {
        if (current != null) {
            revoke(current, clock.instant().plus(CHANGE_OVER));
        }
        current = issue();
        return given(current);
    }

    /** The token of {@code /cgi-bin/stable_token}; a forced refresh is refused when it comes too often. */
    Given stable(boolean force) throws Refusal {
        Instant now = clock.instant();
        if (force) {
            if (now.isBefore(forced.equals(Instant.MIN) ? forced : forced.plus(BETWEEN_FORCED))) {
                throw new Refusal(ErrorCode.TOO_FREQUENT);
            }
            quotas.use("/cgi-bin/stable_token#force_refresh", FORCED_A_DAY);
            forced = now;
            if (stable != null) {
                revoke(stable, now);
            }
            stable = issue();
        } else if (stable == null || !remains(stable, now.plus(CHANGE_OVER))) {
            stable = issue();
        }
        return given(stable);
    }

    /** Refused with 41001, 40014, 40001 or 42001. */
    void check(String token) throws Refusal {
        if (token.isEmpty()) {
            throw new Refusal(ErrorCode.TOKEN_MISSING);
        }
        Issued known = issued.get(token);
        if (known == null) {
            throw new Refusal(ErrorCode.INVALID_ACCESS_TOKEN);
        }
        Instant now = clock.instant();
        if (known.revoked() != null && !now.isBefore(known.revoked())) {
            throw new Refusal(ErrorCode.INVALID_CREDENTIAL);
        }
        if (!now.isBefore(known.until())) {
            throw new Refusal(ErrorCode.TOKEN_EXPIRED);
        }
    }

    /** Whether this account ever gave out the token. */
    boolean knows(String token) {
        return issued.containsKey(token);
    }

    /** Ends every token at once, as a change of the secret does. */
    void revokeAll() {
        Instant now = clock.instant();
        issued.replaceAll((ignored, known) -> new Issued(known.until(), now));
        current = null;
        stable = null;
    }

    private boolean remains(String token, Instant at) {
        Issued known = issued.get(token);
        return known != null && known.revoked() == null && at.isBefore(known.until());
    }

    private void revoke(String token, Instant at) {
        issued.computeIfPresent(
                token, (ignored, known) -> known.revoked() == null ? new Issued(known.until(), at) : known);
    }

    private String issue() {
        Instant now = clock.instant();
        // Those that ended a day ago are told apart no longer from those that never were.
        issued.values().removeIf(known -> known.until().plus(Duration.ofDays(1)).isBefore(now));
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String token = "97_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        issued.put(token, new Issued(now.plus(LIFE), null));
        return token;
    }

    private Given given(String token) {
        Issued known = issued.get(token);
        if (known == null) {
            throw new IllegalStateException("a token that was never issued");
        }
        return new Given(token, Duration.between(clock.instant(), known.until()).toSeconds());
    }
}
