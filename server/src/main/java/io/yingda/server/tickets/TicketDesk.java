package io.yingda.server.tickets;

import io.vertx.core.http.HttpMethod;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What people, other help desks and the clock do with tickets, put together. */
public final class TicketDesk implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final Settings settings;
    private final DeskStore store;
    private final Tickets tickets;
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
        this.sender = new HookSender(store, settings.tickets(), firstPause);
        this.plain = new TicketJson(settings.accounts(), UnaryOperator.identity());
        this.masked = new TicketJson(settings.accounts(), masking);
    }

    Tickets tickets() {
        return tickets;
    }

    /** The pages' side, and that of other help desks. */
    public List<Endpoint> endpoints(Gate gate, Register register, Agents agents, History history, MediaFiles files) {
        Function<Asked, TicketJson> json = asked -> asked.person().may(Right.SERVE) ? plain : masked;
        Answering api = new Answering(gate);
        new TicketRoutes(
                        tickets, new TicketList(store), settings.tickets(), register, agents, json, gate, store.clock())
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
        all.add(new TicketApi(tickets, settings.tickets()).endpoint());
        return all;
    }

    /** A picture the follower sent, of a line that the ticket names. */
    private Path picture(History history, MediaFiles files, String number, String line) {
        Ticket ticket = TicketNumber.parse(number)
                .map(tickets::find)
                .filter(each -> tickets.events(each).stream()
                        .anyMatch(event -> event.line().equals(line)))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这张图片"));
        return Place.of(line)
                .flatMap(place -> history.media(ticket.follower(), place))
                .filter(History.Media::received)
                .flatMap(media -> files.received(ticket.follower(), media.name()))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "图片还没有取到，或者已经删除"));
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
