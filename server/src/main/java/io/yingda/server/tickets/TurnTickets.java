package io.yingda.server.tickets;

import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import io.yingda.server.desk.handover.Step;
import io.yingda.server.desk.handover.TicketSteps;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.settings.TicketSettings.Department;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** What turns do to tickets. */
public final class TurnTickets implements TicketSteps {

    private static final String FORMER =
            "SELECT former FROM ticket_event WHERE ticket = ? AND former <> '' ORDER BY id";
    private static final String OF_FOLLOWER = Ticket.FROM + "WHERE t.follower = ? ORDER BY t.id";

    private final Database database;
    private final Identifiers identifiers;
    private final TicketSettings settings;
    private final HookQueue hooks;
    private final Clock clock;

    public TurnTickets(Database database, Identifiers identifiers, TicketSettings settings, Clock clock) {
        this.database = database;
        this.identifiers = identifiers;
        this.settings = settings;
        this.hooks = new HookQueue(settings);
        this.clock = clock;
    }

    /**
     * The turn with a number for the ticket it opens, in what is kept and in what the follower is told; the same where it
     * opens none.
     *
     * @throws StoreUnavailable when none can be given at the moment
     */
    public Turn numbered(Turn turn) {
        if (!(turn.decision() instanceof OpenTicket ticket)) {
            return new OpenTickets(database).shown(turn);
        }
        AtomicReference<TicketNumber> given = new AtomicReference<>();
        try {
            database.writer(turn.follower().id())
                    .submit(batch -> batch.run(connection -> given.set(TicketNumbers.next(connection, clock.millis()))))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StoreUnavailable unavailable ? unavailable : failure;
        }
        TicketNumber number = given.get();
        return new Turn(
                ticket.numbered(number.toString()),
                TicketWords.opened(turn.replies(), number),
                turn.conversation(),
                turn.follower(),
                turn.trace());
    }

    @Override
    public boolean opened(Step step, FollowerId follower, OpenTicket ticket, String line) throws SQLException {
        TicketNumber number = TicketNumber.parse(ticket.number()).orElseThrow();
        Department department = settings.department(ticket.department());
        TicketRows rows = new TicketRows(step, hooks);
        Ticket opened = rows.insert(new Filing(
                        number,
                        follower,
                        department.name(),
                        TicketWords.title(ticket),
                        filled(ticket.fields()),
                        ticket.photos(),
                        step.now().plus(department.deadline()),
                        Author.RULE,
                        line,
                        ""))
                .orElseThrow();
        rows.changed(opened);
        return !settings.names().contains(department.name());
    }

    /** Those that say something. */
    private static Map<String, String> filled(Map<String, String> fields) {
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.values().removeIf(String::isBlank);
        return filled;
    }

    @Override
    public void answered(Step step, FollowerId follower, String words, String line, boolean aside) throws SQLException {
        TicketRows rows = new TicketRows(step, hooks);
        for (Ticket listening : rows.listeningTo(follower)) {
            Ticket ticket = rows.held(listening.number());
            if (ticket.state() == TicketState.WAITING || (ticket.state() == TicketState.WORKING && !aside)) {
                rows.answered(ticket, words, line);
            }
        }
    }

    @Override
    public void leaving(Sql sql, FollowerId follower) throws SQLException {
        for (Ticket ticket : sql.all(Ticket::read, OF_FOLLOWER, Keys.of(follower))) {
            Set<String> told = new LinkedHashSet<>(sql.all(row -> row.getString(1), FORMER, ticket.id()));
            told.add(ticket.department());
            for (String department : told) {
                hooks.erased(sql, ticket, department, identifiers.next(), clock.instant());
            }
        }
    }
}
