package io.yingda.server.tickets;

import static java.util.concurrent.TimeUnit.SECONDS;

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
import io.yingda.server.delivery.Kept;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.delivery.Pick;
import io.yingda.server.delivery.Pickup;
import io.yingda.server.delivery.Way;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.nodes.Realm;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.settings.TicketSettings.Department;
import io.yingda.server.settings.TicketSettings.Hook;
import io.yingda.server.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tickets on a database, with a bot before them that files one with 门店服务 at “丢了”, one with 售后 at “留言”, and repeats
 * everything else.
 */
final class TicketRig implements AutoCloseable {

    static final FollowerId ANNA = new FollowerId("shop", "oAnna");
    static final Speaker LI = new Speaker(11, "li", "李丽");

    private static final Notes MISSED = new Notes(List.of(), List.of(), List.of(), null, true, false);

    final Database database;
    final StoredServer server;
    final Tickets tickets;
    final TicketSettings settings;
    private final Clock clock;
    /** What happens while the bot decides. */
    Runnable meanwhile = () -> {};

    private final AtomicInteger keys = new AtomicInteger();

    TicketRig(Database database, Clock clock) {
        this(database, clock, (Hook) null);
    }

    /** @param hook is told of 门店服务's tickets */
    TicketRig(Database database, Clock clock, @Nullable Hook hook) {
        this(database, clock, Map.of("门店服务", new Department("门店服务", Duration.ofDays(1), hook)));
    }

    TicketRig(Database database, Clock clock, Map<String, Department> departments) {
        this.database = database;
        this.clock = clock;
        settings = new TicketSettings(departments, Duration.ofDays(2), Duration.ofDays(3), null);
        server = StoredServer.on(
                database,
                TestBot.ruled(this::rules, clock),
                Map.of(),
                DeskSettings.DEFAULT,
                settings,
                clock,
                0,
                Realm.EVERYBODY);
        tickets = new Tickets(server.desk().store(), settings);
    }

    private Verdict rules(Facts facts) {
        meanwhile.run();
        String words = facts.message().original();
        Decision decision = switch (words) {
            case "丢了" -> new Decision.OpenTicket("门店服务", Map.of("物品", "浅蓝色水杯", "手机号", "13812345678"), "已经登记");
            case "照片" ->
                new Decision.OpenTicket("门店服务", Map.of("照片", "（图片）"), "已经登记").withPhotos(Map.of("照片", "media-1"));
            case "人工" -> new Decision.HandOver("售后", 0, "请稍等");
            case "换个号码" -> new Decision.Ask("手机号", "手机号是多少？");
            case "留言" -> new Decision.OpenTicket("售后", Map.of("内容", "尺码换大"), "记下了，{工单号}");
            default -> TestBot.say("答：" + words);
        };
        Notes notes = words.equals("嗯？") ? MISSED : Notes.NONE;
        return new Verdict(decision, notes, List.of("rule"), List.of(), "", "v1");
    }

    void writes(String words) throws Exception {
        accept(new Inbound.Text(header(String.valueOf(keys.incrementAndGet())), words, null));
    }

    /** The follower sends a picture. */
    void sends(String mediaId) throws Exception {
        accept(new Inbound.Image(header(String.valueOf(keys.incrementAndGet())), "https://p", mediaId));
    }

    /** What is pushed under this key. */
    void pushed(String key, String words) throws Exception {
        accept(new Inbound.Text(header(key), words, null));
    }

    void leaves() throws Exception {
        accept(new Event.Unfollow(header("leaves")));
    }

    private void accept(Inbound inbound) throws Exception {
        server.household().inbox().accept(inbound).toCompletableFuture().get(20, SECONDS);
    }

    private Header header(String key) {
        return new Header(ANNA, "gh_1", clock.instant(), "shop/oAnna/" + key);
    }

    /** Everything that is to reach the follower, which it does now. */
    List<String> reaches() {
        List<String> texts = new ArrayList<>();
        while (server.outbox().begin(ANNA, TicketRig::first) instanceof Pickup.Dispatch dispatch) {
            texts.add(dispatch.pick().reply().asText());
            server.outbox().settle(dispatch, new Outcome.Delivered(Way.CUSTOMER_SERVICE, clock.instant()));
        }
        database.flush();
        return texts;
    }

    private static Optional<Pick> first(List<Kept> kept) {
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pick(kept.getFirst().reply(), List.of(kept.getFirst()), null));
    }

    /** The follower's latest. */
    Ticket ticket() {
        return tickets.of(ANNA).getFirst();
    }

    List<String> history(Ticket ticket) {
        return tickets.events(ticket).stream()
                .map(event -> event.kind().word() + " " + event.body())
                .toList();
    }

    Ticket change(Change change) {
        return tickets.change(ticket().number(), Author.of(LI), change, "");
    }

    @Override
    public void close() {
        server.household().inbox().close();
        server.desk().close();
        database.close();
    }
}
