package io.yingda.server.writeback;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.StoredServer;
import io.yingda.server.TestBot;
import io.yingda.server.nodes.Realm;
import io.yingda.server.records.PlayedCrm;
import io.yingda.server.records.PlayedCrm.Asked;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import io.yingda.server.writeback.WriteBackSender.Pace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What turns leave to be written back to the merchant's systems, on both databases. */
@Timeout(120)
class WriteBackTest {

    private static final String DECLARED = """
            profile:
              connector: crm
              writes: true
              arguments:
                openid: text
                tags: {type: text, required: false}
                topics: {type: text, required: false}
                channel: {type: text, required: false}
              http: {method: PUT, url: '/members/{{openid}}', body: {tags: '{{tags}}', topics: '{{topics}}', from: '{{channel}}'}}
            visits:
              connector: OTHER
              writes: true
              arguments: {openid: text, tags: text}
              http: {method: PUT, url: '/visits/{{openid}}', body: {tags: '{{tags}}'}}
            """;
    private static final Pace QUICK = new Pace(Duration.ofMillis(20), 4);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final FollowerId ANNA = new FollowerId("shop", "oAnna");

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger keys = new AtomicInteger();
    private TestStore store;
    private Database database;
    private StoredServer server;
    private PlayedCrm crm;
    private WriteBackSender sender;

    private void start(Dialect dialect, String declared) {
        store = TestStore.empty(dialect);
        database = store.open();
        crm = new PlayedCrm(folder, declared);
        server = StoredServer.on(
                database,
                TestBot.ruled(WriteBackTest::rules, CLOCK),
                Map.of(),
                DeskSettings.DEFAULT,
                TicketSettings.DEFAULT,
                new WriteBackNotes(crm::operations, CLOCK)::of,
                CLOCK,
                0,
                Realm.EVERYBODY);
        sender = new WriteBackSender(database, crm, registry, CLOCK, QUICK);
    }

    private void start(Dialect dialect) {
        start(dialect, DECLARED.substring(0, DECLARED.indexOf("visits:")));
    }

    @AfterEach
    void close() {
        sender.close();
        server.household().inbox().close();
        server.desk().close();
        store.close();
    }

    /** “标签…” tags, “话题…” talks about something. */
    private static Verdict rules(Facts facts) {
        String words = facts.message().original();
        Notes notes = new Notes(
                words.startsWith("标签") ? List.of(words.substring(2)) : List.of(),
                List.of(),
                List.of(),
                words.startsWith("话题") ? words.substring(2) : null,
                false,
                false);
        Decision said = TestBot.say("答：" + words);
        return new Verdict(said, notes, List.of("rule"), List.of(), "", "v1");
    }

    private void writes(String words) throws Exception {
        writes(ANNA, words);
    }

    private void writes(FollowerId follower, String words) throws Exception {
        accept(new Inbound.Text(header(follower), words, null));
    }

    private Header header(FollowerId follower) {
        return new Header(
                follower,
                "gh_1",
                CLOCK.instant(),
                follower.account() + '/' + follower.openId() + '/' + keys.incrementAndGet());
    }

    private void accept(Inbound inbound) throws Exception {
        server.household().inbox().accept(inbound).toCompletableFuture().get(20, SECONDS);
    }

    private void until(String rows, long count) {
        while (store.count(rows) != count) {
            Thread.onSpinWait();
        }
    }

    private double counted(String outcome) {
        return registry.find(WriteBackSender.OUTCOMES).tag("outcome", outcome).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatATurnChangesIsWrittenOnceAndOnlyTheLatest(Dialect dialect) throws Exception {
        start(dialect);
        writes("你好");
        assertThat(store.count("write_back")).isZero();
        writes("标签VIP");
        writes("话题退货");
        writes("话题积分");
        writes("话题积分");
        assertThat(store.count("write_back WHERE state = 0")).isEqualTo(1);

        sender.start();
        until("write_back WHERE state = 1", 1);
        writes("谢谢");

        assertThat(store.count("write_back WHERE state = 1")).isEqualTo(1);
        assertThat(crm.asked)
                .containsExactly(
                        new Asked("profile", Map.of("openid", "oAnna", "tags", "VIP", "topics", "积分、退货"), false));
        assertThat(counted("written")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatDoesNotArriveIsTriedAgainUntilItDoes(Dialect dialect) throws Exception {
        start(dialect);
        crm.answers((operation, arguments) -> crm.asked.size() < 3
                ? LookedUp.failed(operation.name(), Fault.UNAVAILABLE, "对方回答 HTTP 503")
                : LookedUp.found(operation.name(), Map.of()));
        writes("标签VIP");

        sender.start();
        until("write_back WHERE state = 1 AND attempts = 3", 1);

        assertThat(crm.asked).hasSize(3);
        assertThat(counted("failed")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNeverArrivesIsGivenUpAndBegunAnewWhenItChanges(Dialect dialect) throws Exception {
        start(dialect);
        crm.answers((operation, arguments) -> LookedUp.failed(operation.name(), Fault.REFUSED, "对方回答 HTTP 403"));
        writes("标签VIP");

        sender.start();
        until("write_back WHERE state = 2", 1);
        assertThat(crm.asked).hasSize(QUICK.attempts());
        assertThat(counted("given_up")).isEqualTo(1);

        crm.answers((operation, arguments) -> LookedUp.found(operation.name(), Map.of()));
        writes("标签常客");
        until("write_back WHERE state = 1", 1);
        assertThat(crm.asked.getLast().arguments()).containsEntry("tags", "VIP、常客");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whomTheSystemDoesNotKnowIsLeftAlone(Dialect dialect) throws Exception {
        start(dialect);
        crm.answers((operation, arguments) -> LookedUp.failed(operation.name(), Fault.NOT_FOUND, "没有找到"));
        writes("标签VIP");

        sender.start();
        until("write_back WHERE state = 1", 1);

        assertThat(crm.asked).hasSize(1);
        assertThat(counted("nobody")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSystemThatHangsHoldsUpNeitherOthersNorWhatChangesMeanwhile(Dialect dialect) throws Exception {
        start(dialect, DECLARED);
        CountDownLatch held = new CountDownLatch(1);
        crm.answers((operation, arguments) -> {
            if (operation.name().equals("profile")) {
                await(held);
            }
            return LookedUp.found(operation.name(), Map.of());
        });
        sender.start();
        for (int number = 0; number < 20; number++) {
            writes(new FollowerId("shop", "o" + number), "标签VIP");
        }
        until("write_back WHERE operation = 'visits' AND state = 1", 20);
        assertThat(store.count("write_back WHERE operation = 'profile' AND state = 1")).isZero();
        FollowerId first = new FollowerId(
                "shop",
                crm.asked.stream()
                        .filter(asked -> asked.operation().equals("profile"))
                        .findFirst()
                        .orElseThrow()
                        .arguments()
                        .getOrDefault("openid", ""));
        writes(first, "标签常客");

        held.countDown();
        until("write_back WHERE operation = 'profile' AND state = 1", 20);

        List<String> told = crm.asked.stream()
                .filter(asked -> asked.operation().equals("profile"))
                .filter(asked -> first.openId().equals(asked.arguments().get("openid")))
                .map(asked -> asked.arguments().getOrDefault("tags", ""))
                .toList();
        assertThat(told).containsExactly("VIP", "VIP、常客");
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLeavesIsNotWrittenOf(Dialect dialect) throws Exception {
        start(dialect);
        writes("标签VIP");
        assertThat(store.count("write_back")).isEqualTo(1);

        accept(new Event.Unfollow(header(ANNA)));
        assertThat(store.count("write_back")).isZero();

        writes(new FollowerId("shop", "oBen"), "标签VIP");
        sender.start();
        until("write_back WHERE state = 1", 1);
        assertThat(crm.asked).extracting(asked -> asked.arguments().get("openid")).containsExactly("oBen");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatOneLifeQueuedTheNextOneWrites(Dialect dialect) throws Exception {
        start(dialect);
        writes("标签VIP");
        server.household().inbox().close();
        database = store.reopen();

        sender = new WriteBackSender(database, crm, registry, CLOCK, QUICK);
        sender.start();
        until("write_back WHERE state = 1", 1);

        assertThat(crm.asked).extracting(Asked::operation).containsExactly("profile");
    }
}
