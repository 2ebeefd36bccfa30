package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void keepsArgon2WithItsParametersAndASaltOfItsOwn() {
        String one = passwords.kept("correct horse");
        String other = passwords.kept("correct horse");

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
        assertThat(passwords.matches("correct horse", one)).isTrue();
        assertThat(passwords.matches("correct horse", other)).isTrue();
        assertThat(passwords.matches("correct horsf", one)).isFalse();
    }

    @Test
    void nothingMatchesWhereNothingIsKept() {
        assertThat(passwords.matches("correct horse", null)).isFalse();
    }

    @Test
    void howACharacterWasComposedDoesNotMatter() {
        assertThat(passwords.matches("cafe\u0301 au lait", passwords.kept("caf\u00e9 au lait")))
                .isTrue();
    }

    @Test
    void onlySoManyMayWait() throws Exception {
        Vertx vertx = Vertx.vertx();
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                asked.add(passwords.on(vertx, () -> go.await(30, TimeUnit.SECONDS)));
            }
            List<Future<Boolean>> refused =
                    asked.stream().filter(Future::failed).toList();

            assertThat(refused).hasSize(100 - 2 - 32);
            assertThat(refused.getFirst().cause())
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(503));
        } finally {
            go.countDown();
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
