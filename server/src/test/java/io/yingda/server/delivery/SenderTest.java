package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.api.ScriptedApi;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SenderTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ScriptedApi api = new ScriptedApi();
    private final MemoryOutbox outbox = new MemoryOutbox(1_000);
    private final MemoryLedgers ledgers = new MemoryLedgers(1_000);
    private final Circuits circuits = new Circuits();
    private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = NOON;
    private final Sender sender = new Sender(
            outbox,
            new Postman(
                    Map.of(
                            "shop",
                            new AccountSettings(
                                    "shop", "shop", "wx", "gh", "tok", null, null, "s", Mode.PLAIN, DeskKind.YINGDA)),
                    account -> Optional.of(api),
                    ledgers,
                    MediaIds.NONE,
                    circuits,
                    2_000,
                    () -> now),
            circuits,
            (account, outcome) -> outcomes.add(outcome),
            4,
            () -> now);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void sendsEachFollowersMessagesInOrder() {
        for (int follower = 0; follower < 20; follower++) {
            for (int turn = 0; turn < 5; turn++) {
                say("o" + follower, "turn " + turn);
                image("o" + follower, "m" + turn);
            }
            allow("o" + follower, 10);
        }
        // Only neighbouring texts become one message, so that each of these is one of its own.
        drain();

        for (int follower = 0; follower < 20; follower++) {
            String prefix = "o" + follower + ": ";
            assertThat(api.sent.stream().filter(sent -> sent.startsWith(prefix)))
                    .containsExactly(
                            prefix + "turn 0",
                            prefix + "[图片 m0]",
                            prefix + "turn 1",
                            prefix + "[图片 m1]",
                            prefix + "turn 2",
                            prefix + "[图片 m2]",
                            prefix + "turn 3",
                            prefix + "[图片 m3]",
                            prefix + "turn 4",
                            prefix + "[图片 m4]");
        }
    }

    @Test
    void whatIsKeptGoesWhenTheFollowerIsBack() {
        say("oA", "late");
        drain();
        assertThat(outcomes).containsExactly(new Outcome.Waiting(0));
        assertThat(sender.pass()).isZero();

        allow("oA", 5);
        say("oA", "next");
        drain();
        assertThat(api.sent).containsExactly("oA: late\n\nnext");
    }

    @Test
    void whileTheApiIsDownRepliesAreKeptAndGoInOrderAfterwards() {
        for (int follower = 0; follower < 6; follower++) {
            allow("o" + follower, 5);
            say("o" + follower, "first");
            image("o" + follower, "second");
            api.codes.add(-1);
        }
        drain();
        assertThat(api.sent).isEmpty();
        assertThat(circuits.states(now)).containsEntry("shop", Circuit.State.OPEN);
        api.codes.clear();

        for (int second = 0; second < 20; second++) {
            now = now.plusSeconds(1);
            drain();
        }
        assertThat(api.sent).hasSize(12);
        for (int follower = 0; follower < 6; follower++) {
            String prefix = "o" + follower + ": ";
            assertThat(api.sent.stream().filter(sent -> sent.startsWith(prefix)))
                    .containsExactly(prefix + "first", prefix + "[图片 second]");
        }
    }

    private void say(String openId, String text) {
        add(openId, new Reply.Text(text));
    }

    private void image(String openId, String media) {
        add(openId, new Reply.Image(media));
    }

    private void add(String openId, Reply reply) {
        outbox.add(new Outgoing(new FollowerId("shop", openId), "1", List.of(reply), now, Grant.NONE, false));
    }

    private void allow(String openId, int messages) {
        ledgers.update(
                new FollowerId("shop", openId),
                ledger -> ledger.with(new Grant(Grant.Kind.MESSAGE, NOON.plus(Duration.ofDays(2)), messages)));
    }

    /** Sends until nothing is due. */
    private void drain() {
        while (sender.pass() > 0) {
            while (!sender.idle()) {
                Thread.onSpinWait();
            }
        }
    }
}
