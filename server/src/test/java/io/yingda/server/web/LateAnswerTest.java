package io.yingda.server.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Header;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.CustomerRecords;
import io.yingda.server.TestBot;
import io.yingda.server.TestServer;
import io.yingda.server.api.WeChatStub;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of the merchant's systems that come after their time. */
@Timeout(60)
class LateAnswerTest {

    private static final String SEND = "/cgi-bin/message/custom/send";
    private static final Clock CLOCK = Clock.systemUTC();

    private final WeChatStub wechat = new WeChatStub();
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event.LateAnswer> waiting = new LinkedBlockingQueue<>();

    LateAnswerTest() throws Exception {
        wechat.answers.put(SEND, asked -> {
            sent.add(asked.body());
            return WeChatStub.OK;
        });
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aLateAnswerIsAMessageOfItsOwnAndTheConversationGoesOn() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE)) {
            YingdaServer server = server(store);
            try (Rig rig = new Rig(server)) {
                assertThat(rig.push("shop", Rig.text("oA", "1", "我的积分")).body()).contains("查到马上告诉您");
                assertThat(rig.push("shop", Rig.text("oA", "2", "在吗")).body()).contains("没有查");
                Event.LateAnswer late = waiting.take();

                server.accept(late).toCompletableFuture().get(20, SECONDS);

                assertThat(sent.poll(20, SECONDS)).contains("\"touser\":\"oA\"", "1200 积分：我的积分");
                assertThat(rig.push("shop", Rig.text("oA", "3", "谢谢")).body()).contains("没有查");
                assertThat(sent).isEmpty();
            }
        }
    }

    @Test
    void theLateAnswerOfAFollowerWhoLeftIsDroppedAndLeavesNothing() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE)) {
            YingdaServer server = server(store);
            try (Rig rig = new Rig(server)) {
                rig.push("shop", Rig.text("oA", "1", "我的积分"));
                Event.LateAnswer late = waiting.take();
                rig.push("shop", Rig.event("oA", "unsubscribe", ""));

                server.accept(late).toCompletableFuture().get(20, SECONDS);
                rig.push("shop", Rig.text("oA", "2", "在吗"));

                assertThat(store.count("inbox")).isEqualTo(1);
                assertThat(store.count("turn")).isEqualTo(1);
                assertThat(sent).isEmpty();
            }
        }
    }

    @Test
    void theLateAnswerOfAFollowerWhoWantedToBeForgottenIsDroppedThoughTheyWriteAgain() throws Exception {
        try (TestStore store = TestStore.empty(Dialect.SQLITE)) {
            YingdaServer server = server(store);
            try (Rig rig = new Rig(server)) {
                rig.push("shop", Rig.text("oA", "1", "我的积分"));
                Event.LateAnswer late = waiting.take();
                rig.push("shop", Rig.event("oA", "unsubscribe", ""));
                rig.push("shop", Rig.text("oA", "2", "在吗"));

                server.accept(late).toCompletableFuture().get(20, SECONDS);

                assertThat(store.count("turn")).isEqualTo(1);
                assertThat(sent).isEmpty();
            }
        }
    }

    private YingdaServer server(TestStore store) throws Exception {
        Settings settings = settings();
        return YingdaServer.start(
                settings, bot(), new DeskFigures(settings, CLOCK), CLOCK, List.of(), TurnListener.NONE, store.open());
    }

    private Bot bot() {
        CustomerRecords records = (inbound, lookUp) -> {
            if (inbound instanceof Event.LateAnswer) {
                return LookedUp.ofTexts("points", Map.of("points", "1200")).comeLate();
            }
            Header header = inbound.header();
            waiting.add(new Event.LateAnswer(
                    new Header(header.follower(), header.recipient(), CLOCK.instant(), header.key() + "~points"),
                    inbound,
                    "points",
                    Map.of()));
            return LookedUp.failed("points", Fault.TIMEOUT, "慢").awaited();
        };
        return TestBot.asking(
                facts -> new Verdict(decided(facts), Notes.NONE, List.of("规则"), List.of(), "", "1"), records, CLOCK);
    }

    private static Decision decided(Facts facts) {
        if (!facts.lookedUp().isEmpty()) {
            LookedUp result = facts.lookedUp().getFirst();
            return TestBot.say(
                    result.pending()
                            ? "查到马上告诉您"
                            : result.text("points") + " 积分：" + facts.message().text());
        }
        return facts.message().text().equals("我的积分") ? new Decision.LookUp("points", Map.of()) : TestBot.say("没有查");
    }

    private Settings settings() {
        AccountSettings account = new AccountSettings(
                "shop", "shop", Rig.APP_ID, "gh_1", Rig.TOKEN, null, null, "s3cret", Mode.PLAIN, DeskKind.YINGDA);
        Settings settings = TestServer.settings(
                Map.of("shop", account), new Limits(Duration.ofSeconds(4), 100_000, 100, 2_000, 100));
        return new Settings(
                settings.host(),
                0,
                settings.accounts(),
                settings.hours(),
                settings.bot(),
                settings.limits(),
                2,
                settings.search(),
                new WeChatSettings(
                        wechat.uri(), Duration.ofSeconds(5), 4, Allowances.DEFAULT, 1, Duration.ZERO, 0, null),
                settings.store());
    }
}
