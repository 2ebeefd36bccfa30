package io.yingda.server.sandbox.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PostmanTest {

    private final List<String> sent = new ArrayList<>();
    private final List<String> concluded = new ArrayList<>();
    private final Waits waits = new Waits();
    private final Postman postman = new Postman(
            (path, query, body) -> {
                sent.add(body);
                return Future.succeededFuture(new Line.Answer(200, "success"));
            },
            () -> Instant.EPOCH,
            waits,
            Courier.Habit.USUAL,
            7);

    @Test
    void withoutTroublePushesGoAtOnceAndInOrder() {
        send("lin", "1");
        send("lin", "2");
        assertThat(sent).containsExactly("1", "2");
        assertThat(concluded).containsExactly("1", "2");
    }

    @Test
    void aDoubledPushIsSentTwiceAndSaysSo() {
        postman.meet(new PushTrouble(1, 0, 0, 0, 0));
        send("lin", "1");
        waits.pass();
        assertThat(sent).containsExactly("1", "1");
        assertThat(concluded).containsExactly("1", "1 again");
    }

    @Test
    void aReorderedPushChangesPlacesWithTheFollowersNext() {
        postman.meet(new PushTrouble(0, 1, 0, 0, 0));
        send("lin", "1");
        send("zhou", "2");
        send("lin", "3");
        waits.pass();
        assertThat(sent).containsExactly("3", "1", "2");
    }

    @Test
    void aHeldPushWhoseFollowerSaysNothingMoreGoesAfterASecond() {
        postman.meet(new PushTrouble(0, 1, 0, 0, 0));
        send("lin", "1");
        assertThat(sent).isEmpty();
        assertThat(waits.longest()).isEqualTo(1_000);
        waits.pass();
        assertThat(sent).containsExactly("1");
    }

    @Test
    void aDelayIsBetweenItsLimits() {
        postman.meet(new PushTrouble(0, 0, 0, 200, 300));
        send("lin", "1");
        assertThat(sent).isEmpty();
        assertThat(waits.longest()).isBetween(200L, 300L);
        waits.pass();
        assertThat(sent).containsExactly("1");
    }

    @Test
    void aLostAnswerIsTriedThreeTimes() {
        postman.meet(new PushTrouble(0, 0, 1, 0, 0));
        send("lin", "1");
        assertThat(sent).containsExactly("1", "1", "1");
        assertThat(concluded).containsExactly("1");
    }

    @Test
    void aTroubleOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new PushTrouble(1.5, 0, 0, 0, 0)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new PushTrouble(0, 0, 0, 5, 2)).hasMessageContaining("the least first");
    }

    private void send(String follower, String body) {
        postman.send(
                follower,
                "/wechat/shop",
                () -> "q=1",
                body,
                (delivery, twice) -> concluded.add(twice ? body + " again" : body));
    }

    /** Time that passes when a test says so. */
    private static final class Waits implements Timer {

        private final TreeMap<Long, List<Runnable>> tasks = new TreeMap<>();

        @Override
        public void after(long millis, Runnable task) {
            if (millis <= 0) {
                task.run();
            } else {
                tasks.computeIfAbsent(millis, ignored -> new ArrayList<>()).add(task);
            }
        }

        long longest() {
            return tasks.lastKey();
        }

        void pass() {
            while (!tasks.isEmpty()) {
                tasks.pollFirstEntry().getValue().forEach(Runnable::run);
            }
        }
    }
}
