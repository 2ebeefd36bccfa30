package io.yingda.server.writeback;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.server.StoredServer;
import io.yingda.server.TestBot;
import io.yingda.server.nodes.Realm;
import io.yingda.server.records.PlayedCrm;
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
import java.util.concurrent.atomic.AtomicInteger;

/** A server without HTTP, over systems that a test plays: “标签VIP” tags, “话题退货” talks about something. */
final class WriteBackRig implements AutoCloseable {

    static final Pace QUICK = new Pace(Duration.ofMillis(20), 4);
    static final FollowerId ANNA = new FollowerId("shop", "oAnna");
    private static final Clock CLOCK = Clock.systemUTC();

    final TestStore store;
    final PlayedCrm crm;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger keys = new AtomicInteger();
    private final StoredServer server;
    private WriteBackSender sender;

    /** @param folder for what rule authors write */
    WriteBackRig(Dialect dialect, Path folder, String declared) {
        store = TestStore.empty(dialect);
        Database database = store.open();
        crm = new PlayedCrm(folder, declared);
        server = StoredServer.on(
                database,
                TestBot.ruled(WriteBackRig::rules, CLOCK),
                Map.of(),
                DeskSettings.DEFAULT,
                TicketSettings.DEFAULT,
                new WriteBackNotes(crm::operations, CLOCK)::of,
                CLOCK,
                0,
                Realm.EVERYBODY);
        sender = new WriteBackSender(database, crm, registry, CLOCK, QUICK);
    }

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

    void writes(String words) throws Exception {
        writes(ANNA, words);
    }

    void writes(FollowerId follower, String words) throws Exception {
        accept(new Inbound.Text(header(follower), words, null));
    }

    void leaves() throws Exception {
        accept(new Event.Unfollow(header(ANNA)));
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

    /** From now on what is queued is written. */
    void sends() {
        sender.start();
    }

    /** Another life begins, which only sends. */
    void restarts() {
        server.household().inbox().close();
        sender = new WriteBackSender(store.reopen(), crm, registry, CLOCK, QUICK);
    }

    long rows(String where) {
        return store.count("write_back " + where);
    }

    /** Waits until so many rows are so. */
    void until(String where, long count) {
        while (rows(where) != count) {
            Thread.onSpinWait();
        }
    }

    double counted(String outcome) {
        return registry.find(WriteBackSender.OUTCOMES).tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        sender.close();
        server.household().inbox().close();
        server.desk().close();
        store.close();
    }
}
