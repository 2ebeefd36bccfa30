package io.yingda.server.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.server.TestBot;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import io.yingda.server.wechat.Body;
import io.yingda.server.wechat.Refused;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers on one PostgreSQL, in one process. */
@Timeout(300)
class NodesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    /** The account can send nothing later, so that WeChat is kept waiting for as long as it likes. */
    private static final WeChatSettings WECHAT = new WeChatSettings(
            WeChatSettings.NOWHERE, Duration.ofSeconds(1), 1, Allowances.DEFAULT, 3, Duration.ZERO, 0, null);

    private final TestStore store = TestStore.empty(Dialect.POSTGRESQL);
    private final AtomicInteger turns = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Database firstDatabase = store.open();
    private Rig first;
    private Rig second;

    @BeforeEach
    void bothShare() throws Exception {
        first = start(firstDatabase);
        second = start(store.open());
        awaitShares(first, 50);
        awaitShares(second, 50);
    }

    @AfterEach
    void close() {
        held.countDown();
        first.close();
        second.close();
        store.close();
    }

    @Test
    void aRetryThatLandsOnTheOtherNodeGetsTheAnswerOfTheTurnThatRuns() throws Exception {
        for (int follower = 0; follower < 8; follower++) {
            String slow = Rig.text("oR" + follower, "1", "慢");
            CompletableFuture<HttpResponse<String>> push = first.later("shop", slow);
            CompletableFuture<HttpResponse<String>> retry = second.later("shop", slow);
            if (follower == 0) {
                assertThat(begun.await(20, SECONDS)).isTrue();
                held.countDown();
            }

            assertThat(content(push.get(20, SECONDS))).isEqualTo("第1句");
            assertThat(content(retry.get(20, SECONDS))).isEqualTo("第1句");
        }
        assertThat(turns).hasValue(8);
    }

    @Test
    void aConversationGoesOnInOrderWhicheverNodeItsMessagesArriveAt() throws Exception {
        List<CompletableFuture<Void>> followers = new ArrayList<>();
        for (int follower = 0; follower < 12; follower++) {
            String openId = "oC" + follower;
            CompletableFuture<Void> talk = CompletableFuture.completedFuture(null);
            for (int number = 1; number <= 20; number++) {
                Rig node = number % 2 == 0 ? first : second;
                String expected = "第" + number + "句";
                String message = Rig.text(openId, "" + number, "你好");
                talk = talk.thenCompose(before -> node.later("shop", message))
                        .thenAccept(answer -> assertThat(content(answer)).isEqualTo(expected));
            }
            followers.add(talk);
        }

        CompletableFuture.allOf(followers.toArray(CompletableFuture[]::new)).get(60, SECONDS);
        assertThat(turns).hasValue(240);
    }

    @Test
    void oneFollowersTurnsNeverRunAtOnceOnTwoNodes() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            for (int follower = 0; follower < 5; follower++) {
                String message = Rig.text("oN" + follower, "" + number, "你好");
                answers.add(first.later("shop", message));
                answers.add(second.later("shop", message));
            }
        }

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, SECONDS);
        assertThat(turns).hasValue(200);
    }

    @Test
    void whatANodeLeftUnfinishedWhenItFellSilentIsFinishedByTheOther() throws Exception {
        for (int follower = 0; follower < 16; follower++) {
            var unused = first.later("shop", Rig.text("oU" + follower, "1", "慢"));
        }
        assertThat(begun.await(20, SECONDS)).isTrue();
        awaitRows("inbox WHERE state = 0", 16);
        // As after a kill: nothing of it gets into the database any more, and it does not take its leave.
        firstDatabase.close();
        held.countDown();

        for (int follower = 0; follower < 16; follower++) {
            HttpResponse<String> answer =
                    second.later("shop", Rig.text("oU" + follower, "1", "慢")).get(30, SECONDS);
            assertThat(content(answer)).isEqualTo("第1句");
        }
        assertThat(rows("turn")).isEqualTo(16);
        assertThat(rows("inbox WHERE state = 0")).isZero();
    }

    @Test
    void aNodeThatTheOthersGaveUpKeepsNothingOfWhatItWasDoing() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> pushes = new ArrayList<>();
        for (int follower = 0; follower < 16; follower++) {
            pushes.add(first.later("shop", Rig.text("oG" + follower, "1", "慢")));
        }
        assertThat(begun.await(20, SECONDS)).isTrue();
        awaitRows("inbox WHERE state = 0", 16);
        store.execute("DELETE FROM node WHERE id = 0");
        held.countDown();

        for (CompletableFuture<HttpResponse<String>> push : pushes) {
            assertThat(content(push.get(30, SECONDS))).isEqualTo("第1句");
        }
        assertThat(rows("turn")).isEqualTo(16);
        awaitShares(first, 50);
        awaitShares(second, 50);
        assertThat(content(first.push("shop", Rig.text("oG1", "2", "你好")))).isEqualTo("第2句");
    }

    @Test
    void aNodeThatLeavesHandsItsFollowersOverAtOnce() throws Exception {
        for (int follower = 0; follower < 8; follower++) {
            assertThat(content(first.push("shop", Rig.text("oL" + follower, "1", "你好"))))
                    .isEqualTo("第1句");
        }
        first.close();

        for (int follower = 0; follower < 8; follower++) {
            assertThat(content(second.push("shop", Rig.text("oL" + follower, "2", "你好"))))
                    .isEqualTo("第2句");
        }
        awaitShares(second, 100);
    }

    private Rig start(Database database) throws Exception {
        AccountSettings account = new AccountSettings(
                "shop", "shop", Rig.APP_ID, "gh_1", Rig.TOKEN, null, null, "", Mode.PLAIN, DeskKind.YINGDA);
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                Map.of("shop", account),
                TestBot.HOURS,
                BotSettings.DEFAULT,
                Limits.DEFAULT,
                2,
                Search.by(SearchModel.NONE),
                WECHAT,
                TestBot.NOWHERE);
        return new Rig(YingdaServer.start(
                settings, bot(), new DeskFigures(settings, CLOCK), CLOCK, List.of(), TurnListener.NONE, database));
    }

    /** Says which of the follower's messages it was, and notices when two of them are answered at once. */
    private Bot bot() {
        return TestBot.deciding(facts -> {
            String follower = facts.follower().id().openId();
            if (!underWay.add(follower)) {
                return TestBot.say("同时");
            }
            try {
                turns.incrementAndGet();
                if (facts.message().text().equals("慢")) {
                    begun.countDown();
                    await(held);
                }
                return TestBot.say("第" + (facts.conversation().turns() + 1) + "句");
            } finally {
                underWay.remove(follower);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void awaitShares(Rig node, int percent) throws Exception {
        String line = "yingda_node_followers_percent " + percent + ".0";
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!node.get("/metrics").body().contains(line)) {
            assertThat(System.nanoTime()).as(line).isLessThan(until);
        }
    }

    private void awaitRows(String of, long count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (rows(of) != count) {
            assertThat(System.nanoTime()).as(of).isLessThan(until);
        }
    }

    private long rows(String of) {
        return store.count(of);
    }

    private static String content(HttpResponse<String> response) {
        try {
            return Body.read(response.body()).root().text("Content");
        } catch (Refused unreadable) {
            throw new AssertionError(response.statusCode() + " " + response.body(), unreadable);
        }
    }
}
