package io.yingda.server.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.rules.lookup.Guesses.Guess;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often somebody may try, on both databases. */
class StoredGuessesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoTriedTooOftenMayTryAgainOnlyOnceTheTimeIsOverAndARestartDoesNotHelp(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            StoredGuesses guesses = new StoredGuesses(store.open());
            List<Guess> anna = List.of(new Guess("verify-code\nfollower\nshop/oAnna", 2, HOUR));
            assertThat(guesses.allow(anna, NOW)).isTrue();
            assertThat(guesses.allow(anna, NOW.plusSeconds(60))).isTrue();
            assertThat(guesses.allow(anna, NOW.plusSeconds(120))).isFalse();

            StoredGuesses later = new StoredGuesses(store.reopen());
            assertThat(later.allow(anna, NOW.plus(HOUR).minusMillis(1))).isFalse();
            assertThat(later.allow(anna, NOW.plus(HOUR))).isTrue();
            assertThat(store.count("guess WHERE subject LIKE '%oAnna%'")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatManyTryTogetherIsCountedAsWell(Dialect dialect) {
        try (TestStore store = TestStore.empty(dialect)) {
            StoredGuesses guesses = new StoredGuesses(store.open());
            Guess number = new Guess("verify-code\nnumber\n15400000001", 3, HOUR);
            for (int follower = 0; follower < 3; follower++) {
                assertThat(guesses.allow(List.of(new Guess("f" + follower, 5, HOUR), number), NOW))
                        .isTrue();
            }

            assertThat(guesses.allow(List.of(new Guess("f4", 5, HOUR), number), NOW))
                    .isFalse();
            assertThat(guesses.allow(List.of(new Guess("f4", 5, HOUR)), NOW)).isTrue();
        }
    }
}
