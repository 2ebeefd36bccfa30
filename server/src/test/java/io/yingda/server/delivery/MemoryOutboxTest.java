package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oA");
    private static final FollowerId BEN = new FollowerId("shop", "oB");

    private final MemoryOutbox outbox = new MemoryOutbox(2);

    @Test
    void keepsRepliesInOrder() {
        outbox.add(ANNA, "1", List.of(new Reply.Text("a"), new Reply.Text("b")));
        outbox.add(ANNA, "2", List.of(new Reply.Text("c")));

        assertThat(texts(ANNA)).containsExactly("a", "b", "c");
        assertThat(texts(BEN)).isEmpty();
    }

    @Test
    void takesWhatGoesAndKeepsWhatStays() {
        outbox.add(ANNA, "1", List.of(new Reply.Text("a"), new Reply.Text("b")));

        Optional<Reply> taken = outbox.take(
                ANNA, kept -> new PassivePlan(Optional.of(kept.getFirst().reply()), kept.subList(1, kept.size())));

        assertThat(taken).contains(new Reply.Text("a"));
        assertThat(texts(ANNA)).containsExactly("b");
    }

    @Test
    void dropsTheOldestOfTooMany() {
        for (int number = 0; number < 25; number++) {
            outbox.add(ANNA, "1", List.of(new Reply.Text("t" + number)));
        }

        assertThat(texts(ANNA)).hasSize(20).startsWith("t5").endsWith("t24");
        assertThat(outbox.dropped()).isEqualTo(5);
    }

    @Test
    void countsWhatItDropsWhenTooManyFollowersWait() {
        for (int number = 0; number < 10; number++) {
            outbox.add(new FollowerId("shop", "o" + number), "1", List.of(new Reply.Text("x"), new Reply.Text("y")));
        }

        assertThat(outbox.dropped()).isEqualTo(16);
    }

    @Test
    void keepsWhatCameLastWhenTooManyFollowersWait() {
        MemoryOutbox crowded = new MemoryOutbox(1_000);
        for (int number = 0; number < 1_500; number++) {
            crowded.add(new FollowerId("shop", "o" + number), "1", List.of(new Reply.Text("x")));
        }

        for (int number = 0; number < 1_500; number++) {
            assertThat(texts(crowded, new FollowerId("shop", "o" + number))).hasSize(number < 500 ? 0 : 1);
        }
    }

    @Test
    void erasesAFollower() {
        outbox.add(ANNA, "1", List.of(new Reply.Text("a")));
        outbox.erase(ANNA);

        assertThat(texts(ANNA)).isEmpty();
        assertThat(outbox.dropped()).isZero();
    }

    private List<String> texts(FollowerId follower) {
        return texts(outbox, follower);
    }

    private static List<String> texts(MemoryOutbox outbox, FollowerId follower) {
        List<String> texts = new ArrayList<>();
        outbox.take(follower, kept -> {
            kept.forEach(each -> texts.add(((Reply.Text) each.reply()).text()));
            return new PassivePlan(Optional.empty(), kept);
        });
        return texts;
    }
}
