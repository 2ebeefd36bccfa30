package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final Ticking clock = new Ticking();
    private final Throttle throttle = new Throttle(3, Duration.ofMinutes(15), clock);

    private void attempts(String name, int count) {
        for (int number = 0; number < count; number++) {
            throttle.attempt(name);
        }
    }

    @Test
    void refusesAfterSoManyAndSaysHowLong() {
        attempts("li", 3);
        clock.goOn(Duration.ofMinutes(5));

        assertThatThrownBy(() -> throttle.attempt("li")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.further()).containsEntry(Answers.RETRY_AFTER, 601L);
            assertThat(refusal.words()).contains("11 分钟");
        });
        assertThatCode(() -> throttle.attempt("wang")).doesNotThrowAnyException();
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        attempts("li", 3);
        clock.goOn(Duration.ofMinutes(14));
        assertThatThrownBy(() -> throttle.attempt("li")).isInstanceOf(Refusal.class);
        clock.goOn(Duration.ofMinutes(1));

        assertThatCode(() -> attempts("li", 3)).doesNotThrowAnyException();
    }

    @Test
    void aSuccessForgivesAndATakenBackAttemptDoesNotCount() {
        attempts("li", 2);
        throttle.forgive("li");
        attempts("li", 3);
        throttle.takeBack("li");

        assertThatCode(() -> throttle.attempt("li")).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.attempt("li")).isInstanceOf(Refusal.class);
    }

    @Test
    void remembersTheLatestNamesOnly() {
        attempts("li", 3);
        for (int number = 0; number < 10_000; number++) {
            throttle.attempt("x" + number);
        }

        assertThatCode(() -> throttle.attempt("li")).doesNotThrowAnyException();
    }
}
