package io.yingda.engine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final Follower FOLLOWER = Follower.firstSeen(new FollowerId("shop", "oSecretOpenId"), START);

    @Test
    void aFollowerIsANewcomerForADay() {
        assertThat(FOLLOWER.asOf(START.plus(Duration.ofHours(23))).newcomer()).isTrue();
        assertThat(FOLLOWER.asOf(START.plus(Duration.ofHours(24))).newcomer()).isFalse();
    }

    @Test
    void tagsAreKeptOnce() {
        assertThat(FOLLOWER.tagged(List.of("VIP")).tagged(List.of("VIP", "愤怒")).tags())
                .containsExactlyInAnyOrder("VIP", "愤怒");
    }

    @Test
    void anIdentityInALogNamesNobody() {
        assertThat(FOLLOWER.id().toString()).startsWith("shop/").doesNotContain("oSecretOpenId");
    }

    @Test
    void ofAMemberOnlyTheEndsOfTheNumberAreShown() {
        Follower follower = Follower.firstSeen(new FollowerId("shop", "oA"), Instant.EPOCH);

        assertThat(follower.memberShown()).isEmpty();
        assertThat(follower.being("HM10000001").memberShown()).isEqualTo("HM****01");
        assertThat(follower.being("123456").memberShown()).isEqualTo("****");
    }
}
