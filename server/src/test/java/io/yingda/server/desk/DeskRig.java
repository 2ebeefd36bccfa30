package io.yingda.server.desk;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Cause;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Bot;
import io.yingda.server.StoredServer;
import io.yingda.server.TestBot;
import io.yingda.server.delivery.Kept;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.delivery.Pick;
import io.yingda.server.delivery.Pickup;
import io.yingda.server.delivery.StoredOutbox;
import io.yingda.server.delivery.Way;
import io.yingda.server.desk.agents.Presence;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.inbox.Household;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A desk on a database, with a bot before it and without WeChat behind it. The bot hands over at “人工”, takes that back at
 * “算了”, files a ticket at “留言” and repeats everything else.
 */
final class DeskRig implements AutoCloseable {

    static final FollowerId ANNA = new FollowerId("shop", "oAnna");
    static final FollowerId BEN = new FollowerId("shop", "oBen");
    static final Speaker LI = new Speaker(11, "li", "李丽");
    static final Speaker WANG = new Speaker(12, "wang", "王伟");

    /** Rigs may share a database. */
    private static final AtomicInteger NODES = new AtomicInteger();

    final Database database;
    final MovingClock clock;
    final ServiceDesk desk;
    final DeskFigures figures;
    final StoredOutbox outbox;
    private final Household household;
    private final AtomicInteger keys = new AtomicInteger();

    DeskRig(Database database, MovingClock clock, DeskSettings settings) {
        this(database, clock, settings, bot(clock));
    }

    DeskRig(Database database, MovingClock clock, DeskSettings settings, Bot bot) {
        this(database, clock, settings, bot, Map.of());
    }

    /** @param accounts those that are not served by the desk here; any others are */
    DeskRig(
            Database database,
            MovingClock clock,
            DeskSettings settings,
            Bot bot,
            Map<String, AccountSettings> accounts) {
        this.database = database;
        this.clock = clock;
        StoredServer server = StoredServer.on(database, bot, accounts, settings, clock, NODES.getAndIncrement() % 64);
        outbox = server.outbox();
        figures = server.figures();
        desk = server.desk();
        household = server.household();
    }

    static Bot bot(MovingClock clock) {
        return TestBot.ruled(DeskRig::rules, clock);
    }

    private static Verdict rules(Facts facts) {
        String words = facts.message().original();
        return switch (words) {
            case "人工" -> verdict(new Decision.HandOver("售后", 0, "请稍等", Cause.FOLLOWER), Notes.NONE);
            case "投诉" -> verdict(new Decision.HandOver("投诉", 5, "请稍等"), Notes.NONE);
            case "留言" -> verdict(new Decision.OpenTicket("售后", Map.of("内容", "尺码换大"), "记下了"), Notes.NONE);
            case "算了" -> verdict(TestBot.say("已取消"), new Notes(List.of(), List.of(), List.of(), null, false, true));
            default -> verdict(TestBot.say("答：" + words), Notes.NONE);
        };
    }

    private static Verdict verdict(Decision decision, Notes notes) {
        return new Verdict(decision, notes, List.of("rule"), List.of(), "", "v1");
    }

    /** The follower writes, and the turn is over. */
    void writes(FollowerId follower, String words) throws Exception {
        accept(new Inbound.Text(header(follower), words, null));
    }

    void leaves(FollowerId follower) throws Exception {
        accept(new Event.Unfollow(header(follower)));
    }

    void accept(Inbound inbound) throws Exception {
        household.inbox().accept(inbound).toCompletableFuture().get(20, SECONDS);
    }

    Header header(FollowerId follower) {
        int number = keys.incrementAndGet();
        return new Header(
                follower, "gh_1", clock.instant(), follower.account() + '/' + follower.openId() + '/' + number);
    }

    /** Everything that is to reach the follower, which it does now. */
    List<String> reaches(FollowerId follower) {
        List<String> texts = new ArrayList<>();
        while (outbox.begin(follower, kept -> kept.isEmpty() ? Optional.empty() : first(kept))
                instanceof Pickup.Dispatch dispatch) {
            texts.add(dispatch.pick().reply().asText());
            outbox.settle(dispatch, new Outcome.Delivered(Way.CUSTOMER_SERVICE, clock.instant()));
        }
        database.flush();
        return texts;
    }

    private static Optional<Pick> first(List<Kept> kept) {
        return Optional.of(new Pick(kept.getFirst().reply(), List.of(kept.getFirst()), null));
    }

    /** The follower's open hand-over. */
    HandOver open(FollowerId follower) {
        return desk.store().open(follower).orElseThrow();
    }

    boolean isOpen(FollowerId follower) {
        return desk.store().open(follower).isPresent();
    }

    void online(Speaker agent) {
        desk.agents().choose(agent, Presence.ONLINE);
    }

    /** Time passes, in steps in which the desk looks at the clock, while these agents are there. */
    void passes(Duration time, Speaker... present) {
        Duration step = Duration.ofSeconds(10);
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            clock.move(step);
            for (Speaker agent : present) {
                desk.agents().alive(agent);
            }
            desk.sweep();
        }
    }

    long count(String from) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + from)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        household.inbox().close();
        desk.close();
        database.close();
    }
}
