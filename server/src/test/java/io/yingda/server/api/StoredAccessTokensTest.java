package io.yingda.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredAccessTokensTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatOneProcessFetchedTheNextOneUses(Dialect dialect) {
        AccessToken first = new AccessToken("t1", Instant.parse("2026-11-23T05:00:00Z"));
        AccessToken second = new AccessToken("t2", Instant.parse("2026-11-23T07:00:00Z"));
        try (TestStore store = TestStore.empty(dialect)) {
            AccessTokens tokens = new StoredAccessTokens(store.open());
            assertThat(tokens.of("shop")).isEmpty();
            tokens.keep("shop", first);
            tokens.keep("shop", second);
            tokens.keep("other", first);

            assertThat(new StoredAccessTokens(store.reopen()).of("shop")).contains(second);
        }
    }
}
