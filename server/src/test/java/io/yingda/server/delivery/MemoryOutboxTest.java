package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest extends OutboxContract {

    private final MemoryOutbox memory = new MemoryOutbox(3);

    @Override
    protected Outbox open() {
        return memory;
    }

    @Test
    void dropsTheOldestOfTooMany() {
        for (int number = 0; number < 25; number++) {
            add(ANNA, "1", NOON, "t" + number);
        }

        assertThat(texts(ANNA)).hasSize(20).startsWith("t5").endsWith("t24");
        assertThat(memory.dropped()).isEqualTo(5);
    }

    @Test
    void countsWhatItDropsWhenTooManyFollowersWait() {
        for (int number = 0; number < 10; number++) {
            add(new FollowerId("shop", "o" + number), "1", NOON, "x", "y");
        }

        assertThat(memory.dropped()).isEqualTo(14);
        assertThat(texts(new FollowerId("shop", "o6"))).isEmpty();
        assertThat(texts(new FollowerId("shop", "o7"))).containsExactly("x", "y");
    }
}
