package io.yingda.server.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Claim;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.Parcel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BurstTest {

    private static final Burst BURST = Burst.within(Duration.ofMillis(800), Duration.ofMillis(4_500));

    private static final long EVERY = Duration.ofMillis(200).toNanos();

    private final AtomicLong nanos = new AtomicLong();
    private final Delivery delivery = TestBot.delivery();
    private final List<String> turns = Collections.synchronizedList(new ArrayList<>());
    /** What happens while the inbox waits for more. */
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();

    @Test
    void whatIsWrittenInABurstIsOneTurnAnsweredWithTheLast() throws Exception {
        try (MemoryInbox inbox = inbox()) {
            List<CompletableFuture<Parcel>> later = new ArrayList<>();
            meanwhile.add(() -> later.add(accept(inbox, text("2", "我想问下"))));
            meanwhile.add(() -> later.add(accept(inbox, text("3", "退货怎么弄"))));
            Parcel first = accept(inbox, text("1", "在吗")).get(10, SECONDS);

            assertThat(turns).containsExactly("在吗\n我想问下\n退货怎么弄");
            assertThat(first.claim()).isEqualTo(new Claim.Nothing());
            assertThat(later.get(0).get(10, SECONDS).claim()).isEqualTo(new Claim.Nothing());
            assertThat(later.get(1).get(10, SECONDS).claim()).isEqualTo(new Claim.Taken(new Reply.Text("答")));
            assertThat(accept(inbox, text("2", "我想问下")).get(10, SECONDS)).isSameAs(Parcel.NOTHING);
            assertThat(turns).hasSize(1);
        }
    }

    @Test
    void somebodyWhoNeverStopsWritingIsAnsweredWhileWeChatStillWaits() throws Exception {
        try (MemoryInbox inbox = inbox()) {
            for (int number = 2; number < 40; number++) {
                String key = Integer.toString(number);
                meanwhile.add(() -> {
                    var unused = accept(inbox, text(key, "x"));
                });
            }
            accept(inbox, text("1", "x")).get(10, SECONDS);

            // Every 0.2 s another one, for 2.25 s.
            assertThat(turns.getFirst().lines().count()).isBetween(11L, 13L);
        }
    }

    @Test
    void somethingElseEndsABurst() throws Exception {
        try (MemoryInbox inbox = inbox()) {
            List<CompletableFuture<Parcel>> later = new ArrayList<>();
            meanwhile.add(() -> later.add(accept(inbox, new Event.MenuClick(header("2"), "K"))));
            accept(inbox, text("1", "在吗")).get(10, SECONDS);
            later.getFirst().get(10, SECONDS);

            assertThat(turns).containsExactly("在吗", "event");
            assertThat(nanos).hasValue(EVERY);
        }
    }

    @Test
    void aChoiceFromAMenuIsNoBurst() {
        assertThat(BURST.takes(text("1", "a"))).isTrue();
        assertThat(BURST.takes(new Inbound.Text(header("1"), "a", "1"))).isFalse();
        assertThat(BURST.takes(new Inbound.Image(header("1"), "u", "m"))).isFalse();
        assertThat(Burst.NONE.takes(text("1", "a"))).isFalse();
    }

    private MemoryInbox inbox() {
        Function<Inbound, Parcel> turn = inbound -> {
            turns.add(inbound instanceof Inbound.Text text ? text.text() : "event");
            return delivery.keep(inbound, List.of(new Reply.Text("答")));
        };
        return new MemoryInbox(turn, 100, BURST, new Intake.Pace(100, nanos::get, pause -> {
            Runnable next = meanwhile.poll();
            nanos.addAndGet(next == null ? pause : Math.min(pause, EVERY));
            if (next != null) {
                next.run();
            }
        }));
    }

    private static CompletableFuture<Parcel> accept(MemoryInbox inbox, Inbound inbound) {
        return inbox.accept(inbound).toCompletableFuture();
    }

    private static Inbound text(String key, String text) {
        return new Inbound.Text(header(key), text, null);
    }

    private static Header header(String key) {
        return new Header(new FollowerId("shop", "oA"), "gh_1", TestBot.NOW, key);
    }
}
