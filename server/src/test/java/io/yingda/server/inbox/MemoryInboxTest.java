package io.yingda.server.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.inbox.Intake.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryInboxTest {

    private final Delivery delivery = TestBot.delivery();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private MemoryInbox inbox = inbox(1_000, inbound -> {});

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void aRetryJoinsTheRunningTurn() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        inbox = inbox(1_000, inbound -> await(held));

        CompletableFuture<Parcel> first = accept("oA", "1");
        CompletableFuture<Parcel> retry = accept("oA", "1");
        held.countDown();

        assertThat(retry.get(10, SECONDS)).isSameAs(first.get(10, SECONDS));
        assertThat(turns).hasValue(1);
    }

    @Test
    void aRetryAfterTheTurnGetsWhatCameOfIt() throws Exception {
        Parcel first = accept("oA", "1").get(10, SECONDS);

        assertThat(accept("oA", "1").get(10, SECONDS)).isSameAs(first);
        assertThat(turns).hasValue(1);
    }

    @Test
    void outcomesAreForgottenAfterAWhile() throws Exception {
        accept("oA", "1").get(10, SECONDS);
        nanos.addAndGet(Duration.ofMinutes(3).toNanos());
        accept("oA", "1").get(10, SECONDS);

        assertThat(turns).hasValue(2);
    }

    @Test
    void aRetryIsKnownHoweverManyTurnsCameBeforeAndAfterIt() throws Exception {
        inbox = new MemoryInbox(this::turn, 1_000, Burst.NONE, new Pace(1_000, nanos::get, nothing -> {}));
        for (int number = 0; number < 2_000; number++) {
            accept("oA", "before" + number).get(10, SECONDS);
        }
        Parcel first = accept("oA", "1").get(10, SECONDS);
        for (int number = 0; number < 900; number++) {
            accept("oA", "after" + number).get(10, SECONDS);
        }

        assertThat(accept("oA", "1").get(10, SECONDS)).isSameAs(first);
        assertThat(turns).hasValue(2_901);
    }

    @Test
    void oneFollowersTurnsRunInOrderAndNeverAtOnce() throws Exception {
        Map<String, List<String>> order = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        inbox = inbox(100_000, inbound -> {
            String follower = inbound.header().follower().openId();
            AtomicInteger now = running.computeIfAbsent(follower, who -> new AtomicInteger());
            if (now.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            order.computeIfAbsent(follower, who -> new ArrayList<>())
                    .add(inbound.header().key());
            Thread.onSpinWait();
            now.decrementAndGet();
        });
        List<CompletableFuture<Parcel>> outcomes = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            for (int follower = 0; follower < 20; follower++) {
                outcomes.add(accept("o" + follower, "o" + follower + "/" + number));
            }
        }
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).get(15, SECONDS);

        assertThat(overlaps).hasValue(0);
        order.forEach((follower, keys) -> {
            List<String> expected = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                expected.add(follower + "/" + number);
            }
            assertThat(keys).isEqualTo(expected);
        });
    }

    @Test
    void aSlowTurnHoldsUpNobodyElse() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        inbox = inbox(1_000, inbound -> {
            if (inbound.header().follower().openId().equals("slow")) {
                await(held);
            }
        });
        CompletableFuture<Parcel> slow = accept("slow", "1");
        accept("quick", "2").get(10, SECONDS);

        assertThat(slow).isNotDone();
        held.countDown();
        slow.get(10, SECONDS);
    }

    @Test
    void whatDependsOnATurnRunsBeforeTheFollowersNext() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        inbox = inbox(1_000, inbound -> {
            await(held);
            order.add("turn " + inbound.header().key());
        });
        CompletableFuture<Parcel> first = accept("oA", "1");
        CompletableFuture<Boolean> answer = first.thenApply(parcel -> order.add("answer 1"));
        CompletableFuture<Parcel> second = accept("oA", "2");
        held.countDown();
        second.get(10, SECONDS);

        assertThat(answer).isCompletedWithValue(true);
        assertThat(order).containsExactly("turn 1", "answer 1", "turn 2");
    }

    @Test
    void moreTurnsThanMayWaitAreRefused() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        inbox = inbox(2, inbound -> await(held));
        CompletableFuture<Parcel> first = accept("oA", "1");
        CompletableFuture<Parcel> second = accept("oA", "2");

        assertThat(inbox.hasRoom()).isFalse();
        assertThatThrownBy(() -> accept("oB", "3").get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InboxFull.class);
        assertThat(accept("oA", "1")).isSameAs(first);
        held.countDown();
        second.get(10, SECONDS);
    }

    @Test
    void whatWasRefusedIsTakenLater() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        inbox = inbox(1, inbound -> await(held));
        CompletableFuture<Parcel> first = accept("oA", "1");
        assertThat(accept("oA", "2")).isCompletedExceptionally();
        held.countDown();
        first.get(10, SECONDS);
        await(() -> inbox.hasRoom());

        assertThat(accept("oA", "2").get(10, SECONDS)).isNotNull();
    }

    @Test
    void aTurnThatBreaksDoesNotBlockTheNextAndMayBeTriedAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        inbox = inbox(1_000, inbound -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("broken on purpose");
            }
        });
        CompletableFuture<Parcel> broken = accept("oA", "1");
        accept("oA", "2").get(10, SECONDS);

        assertThat(broken).isCompletedExceptionally();
        assertThat(accept("oA", "1").get(10, SECONDS)).isNotNull();
    }

    @Test
    void closingWaitsForTheTurnsUnderWayAndTakesNoMore() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        inbox = inbox(1_000, inbound -> await(held));
        CompletableFuture<Parcel> first = accept("oA", "1");
        CompletableFuture<Parcel> second = accept("oA", "2");
        Thread closing = Thread.ofVirtual().start(inbox::close);
        await(() -> !inbox.hasRoom());

        assertThat(accept("oA", "3")).isCompletedExceptionally();
        held.countDown();
        closing.join();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void closingLeavesNobodyWaiting() throws Exception {
        for (int round = 0; round < 300; round++) {
            MemoryInbox closing = inbox(1_000, inbound -> {});
            CountDownLatch begun = new CountDownLatch(2);
            Queue<CompletableFuture<Parcel>> outcomes = new ConcurrentLinkedQueue<>();
            List<Thread> pushing = new ArrayList<>();
            for (String pusher : List.of("a", "b")) {
                pushing.add(Thread.ofPlatform().start(() -> {
                    begun.countDown();
                    for (int number = 0; number < 50; number++) {
                        outcomes.add(
                                closing.accept(inbound("oA", pusher + number)).toCompletableFuture());
                    }
                }));
            }
            await(begun);
            closing.close();
            for (Thread thread : pushing) {
                thread.join();
            }

            assertThat(outcomes).hasSize(100).allMatch(CompletableFuture::isDone);
        }
    }

    private CompletableFuture<Parcel> accept(String follower, String key) {
        return inbox.accept(inbound(follower, key)).toCompletableFuture();
    }

    private MemoryInbox inbox(int bound, java.util.function.Consumer<Inbound> work) {
        Function<Inbound, Parcel> turn = inbound -> {
            work.accept(inbound);
            return turn(inbound);
        };
        return new MemoryInbox(turn, bound, Burst.NONE, new Pace(1_000, nanos::get, nothing -> {}));
    }

    private Parcel turn(Inbound inbound) {
        turns.incrementAndGet();
        return delivery.keep(inbound, List.of());
    }

    private static Inbound inbound(String follower, String key) {
        return new Inbound.Text(new Header(new FollowerId("shop", follower), "gh_1", Instant.EPOCH, key), "x", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(15, SECONDS)) {
                throw new IllegalStateException("nobody let the turn go on");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
