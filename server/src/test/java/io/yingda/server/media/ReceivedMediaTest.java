package io.yingda.server.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.TestBot;
import io.yingda.server.api.Media;
import io.yingda.server.api.ScriptedApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ReceivedMediaTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oAnnaOpenId");

    @TempDir
    Path folder;

    private final ScriptedApi api = new ScriptedApi();

    @SuppressWarnings("NullAway.Init")
    private ReceivedMedia received;

    @BeforeEach
    void open() {
        received = new ReceivedMedia(folder, account -> Optional.of(api), 100, List.of(Duration.ZERO));
    }

    @AfterEach
    void close() {
        received.close();
    }

    @Test
    void keepsWhatAFollowerSentUnderNamesThatNameNobody() throws Exception {
        api.downloads.put("m1", new Media("image/jpeg", new byte[] {1, 2}));

        assertThat(received.fetch(ANNA, "m1").get(10, SECONDS)).isTrue();
        Path file = received.find(ANNA, "m1").orElseThrow();
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2);
        assertThat(file.toString()).endsWith(".jpg").doesNotContain("oAnnaOpenId", "m1.");
        assertThat(received.find(ANNA, "m2")).isEmpty();
        assertThat(received.find(new FollowerId("shop", "oB"), "m1")).isEmpty();
    }

    @Test
    void triesAgainWhenWeChatIsBusy() throws Exception {
        api.codes.add(-1);
        api.downloads.put("m1", new Media("audio/amr", new byte[] {1}));

        assertThat(received.fetch(ANNA, "m1").get(10, SECONDS)).isTrue();
        assertThat(received.find(ANNA, "m1").orElseThrow().toString()).endsWith(".amr");
    }

    @Test
    void givesUpWhatIsTooLargeOrUnknown() throws Exception {
        api.downloads.put("m1", new Media("image/jpeg", new byte[101]));

        assertThat(received.fetch(ANNA, "m1").get(10, SECONDS)).isFalse();
        assertThat(received.fetch(ANNA, "m2").get(10, SECONDS)).isFalse();
        assertThat(api.calls).isEqualTo(2);
        assertThat(received.find(ANNA, "m1")).isEmpty();
    }

    @Test
    void whatAFollowerSentGoesWhenTheFollowerLeaves() throws Exception {
        api.downloads.put("m1", new Media("image/png", new byte[] {1}));
        received.fetch(ANNA, "m1").get(10, SECONDS);
        leave();

        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        received.fetch(ANNA, "m1").get(10, SECONDS);
        assertThat(received.find(ANNA, "m1")).isEmpty();
    }

    @Test
    void whatIsOnItsWayWhenTheFollowerWantsToBeForgottenIsNotKeptButWhatIsSentLaterIs() throws Exception {
        api.codes.add(-1);
        api.downloads.put("m1", new Media("image/png", new byte[] {1}));
        api.downloads.put("m2", new Media("image/png", new byte[] {2}));
        try (ReceivedMedia patient =
                new ReceivedMedia(folder, account -> Optional.of(api), 100, List.of(Duration.ofSeconds(1)))) {
            CompletableFuture<Boolean> onItsWay = patient.fetch(ANNA, "m1");
            patient.kept(TestBot.ruled(ReceivedMediaTest::forgetting, TestBot.CLOCK)
                    .turn(
                            Conversation.begun(TestBot.NOW),
                            Follower.firstSeen(ANNA, TestBot.NOW),
                            new Inbound.Text(new Header(ANNA, "gh_1", TestBot.NOW, "2"), "确认删除", null)));

            assertThat(patient.fetch(ANNA, "m2").get(10, SECONDS)).isTrue();
            assertThat(onItsWay.get(10, SECONDS)).isFalse();
            assertThat(patient.find(ANNA, "m1")).isEmpty();
            assertThat(patient.find(ANNA, "m2")).isPresent();
        }
    }

    private static Verdict forgetting(Facts facts) {
        Notes notes = new Notes(List.of(), List.of(), List.of(), null, false, false, null, false, true);
        return new Verdict(TestBot.say("删了"), notes, List.of("rule"), List.of(), "", "v1");
    }

    @Test
    void whatCannotBeErasedDoesNotKeepTheRest() throws Exception {
        for (String id : List.of("m1", "m2", "m3")) {
            api.downloads.put(id, new Media("image/png", new byte[] {1}));
            received.fetch(ANNA, id).get(10, SECONDS);
        }
        Path stubborn = received.find(ANNA, "m2").orElseThrow();
        Files.delete(stubborn);
        Files.createDirectories(stubborn.resolve("inside"));
        leave();

        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void leave() {
        received.kept(TestBot.echoing()
                .turn(
                        Conversation.begun(TestBot.NOW),
                        Follower.firstSeen(ANNA, TestBot.NOW),
                        new Event.Unfollow(new Header(ANNA, "gh_1", TestBot.NOW, "1"))));
    }
}
