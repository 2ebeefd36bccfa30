package io.yingda.server.tickets;

import io.vertx.core.http.HttpMethod;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.page.Answering;
import io.yingda.server.desk.page.Asked;
import io.yingda.server.desk.page.MediaFiles;
import io.yingda.server.desk.page.MediaRoute;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import io.yingda.server.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What people, other help desks and the clock do with tickets, put together. */
public final class TicketDesk implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final Settings settings;
    private final DeskStore store;
    private final Tickets tickets;
    private final Reopening reopening;
    private final HookSender sender;
    private final TicketJson plain;
    private final TicketJson masked;

    /** @param masking what a text becomes for those who do not serve */
    public TicketDesk(Settings settings, DeskStore store, UnaryOperator<String> masking) {
        this(settings, store, masking, FIRST_PAUSE);
    }

    TicketDesk(Settings settings, DeskStore store, UnaryOperator<String> masking, Duration firstPause) {
        this.settings = settings;
        this.store = store;
        this.tickets = new Tickets(store, settings.tickets());
        this.reopening = new Reopening(store, new HookQueue(settings.tickets()));
        this.sender = new HookSender(store, settings.tickets(), firstPause);
        this.plain = new TicketJson(settings.accounts(), UnaryOperator.identity());
        this.masked = new TicketJson(settings.accounts(), masking);
    }

    /**
     * Takes a resolved ticket up again, if that is what the follower says.
     *
     * @return what is said to that; empty when the bot is to answer
     */
    public Optional<String> reopened(Inbound inbound, Conversation kept) {
        return reopening.reopened(inbound, kept);
    }

    /** The turn with a receipt in place of words that say nothing, where what the follower wrote is noted in a ticket. */
    public Turn acknowledged(Turn turn) {
        return new Receipt(store).acknowledged(turn);
    }

    /** Closes what is resolved and has been left alone for long enough. */
    public void closeSettled() {
        tickets.closeSettled();
    }

    Tickets tickets() {
        return tickets;
    }

    /** The pages' side, and that of other help desks. */
    public List<Endpoint> endpoints(Gate gate, Register register, Agents agents, History history, MediaFiles files) {
        Function<Asked, TicketJson> json = asked -> asked.person().may(Right.SERVE) ? plain : masked;
        Answering api = new Answering(gate);
        new TicketRoutes(
                        tickets,
                        new TicketList(store),
                        settings.tickets(),
                        register,
                        agents,
                        history,
                        json,
                        gate,
                        store.clock())
                .addTo(api);
        List<Endpoint> all = new ArrayList<>(api.endpoints());
        all.add(new Endpoint(
                HttpMethod.GET,
                "/api/tickets/:number/pictures/:line",
                Right.SERVE,
                context -> MediaRoute.serve(
                        context,
                        () -> picture(
                                history,
                                files,
                                String.valueOf(context.pathParam("number")),
                                String.valueOf(context.pathParam("line"))))));
        all.add(new Endpoint(
                HttpMethod.GET,
                "/api/tickets/:number/photos/:field",
                Right.SERVE,
                context -> MediaRoute.serve(
                        context,
                        () -> photo(
                                files,
                                String.valueOf(context.pathParam("number")),
                                String.valueOf(context.pathParam("field"))))));
        all.add(new TicketApi(tickets, settings.tickets()).endpoint());
        return all;
    }

    /** A picture the ticket's follower sent. */
    private Path picture(History history, MediaFiles files, String number, String line) {
        Ticket ticket = find(number);
        return Place.of(line)
                .flatMap(place -> history.media(ticket.follower(), place))
                .filter(History.Media::received)
                .flatMap(media -> files.received(ticket.follower(), media.name()))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "图片还没有取到，或者已经删除"));
    }

    /** A picture the follower gave for one of the ticket's fields. */
    private Path photo(MediaFiles files, String number, String field) {
        Ticket ticket = find(number);
        return Optional.ofNullable(tickets.photos(ticket).get(field))
                .flatMap(media -> files.received(ticket.follower(), media))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "图片还没有取到，或者已经删除"));
    }

    private Ticket find(String number) {
        return TicketNumber.parse(number).map(tickets::find).orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这张工单"));
    }

    /** Begins to tell other help desks. */
    public void start() {
        sender.start();
    }

    /** Something was committed. Does not block. */
    public void ring() {
        sender.ring();
    }

    @Override
    public void close() {
        sender.close();
    }
}
