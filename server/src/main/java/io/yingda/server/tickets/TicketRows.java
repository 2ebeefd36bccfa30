package io.yingda.server.tickets;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Sql;
import io.yingda.server.desk.handover.Step;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes tickets and what happens to them, within a transaction, and tells the pages and the other help desk. */
final class TicketRows {

    private static final String INSERT = """
            INSERT INTO ticket (id, number, account, follower, department, title, fields, state, person, person_name, deadline,
              opened_by, line, external, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL, '', ?, ?, ?, '', ?)""";
    private static final String EVENT = """
            INSERT INTO ticket_event (id, ticket, kind, person, person_name, body, line) VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String REQUEST = """
            INSERT INTO ticket_request (ticket, client_key, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""";
    /** Writing to it makes others who would change the same ticket wait. */
    private static final String HELD = "UPDATE ticket SET number = number WHERE number = ?";

    private static final String TOUCHED = "UPDATE ticket SET changed_at = ? WHERE id = ?";
    private static final String ONE = Ticket.FROM + "WHERE t.number = ?";
    private static final String WAITING = Ticket.FROM + "WHERE t.follower = ? AND t.state = 2 ORDER BY t.id";

    private final Step step;
    private final HookQueue hooks;

    TicketRows(Step step, HookQueue hooks) {
        this.step = step;
        this.hooks = hooks;
    }

    static Ticket one(Sql sql, TicketNumber number) throws SQLException {
        return sql.first(Ticket::read, ONE, number.value())
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "没有工单 " + number));
    }

    /** The ticket, which nobody else changes before the transaction ends. */
    Ticket held(TicketNumber number) throws SQLException {
        step.sql().change(HELD, number.value());
        return one(step.sql(), number);
    }

    List<Ticket> waitingFor(FollowerId follower) throws SQLException {
        return step.sql().all(Ticket::read, WAITING, Keys.of(follower));
    }

    /** Whether this is asked for the first time. */
    boolean isFirst(Ticket ticket, String key) throws SQLException {
        return key.isEmpty() || step.sql().change(REQUEST, ticket.id(), key, step.now()) == 1;
    }

    Ticket insert(
            TicketNumber number,
            FollowerId follower,
            String department,
            String title,
            Map<String, String> fields,
            @Nullable Instant deadline,
            Author author,
            String line)
            throws SQLException {
        long id = step.identifier();
        step.sql()
                .change(
                        INSERT,
                        id,
                        number.value(),
                        follower.account(),
                        Keys.of(follower),
                        department,
                        title,
                        Json.write(fields),
                        deadline,
                        author.name(),
                        line,
                        step.now());
        Ticket ticket = one(step.sql(), number);
        event(ticket, EventKind.OPENED, author, author.name(), line);
        hooks.opened(step, ticket);
        return ticket;
    }

    void event(Ticket ticket, EventKind kind, Author author, String body, String line) throws SQLException {
        step.sql()
                .change(
                        EVENT,
                        step.identifier(),
                        ticket.id(),
                        kind.number(),
                        author.person(),
                        author.name(),
                        body,
                        line);
    }

    /** Sets one column of a ticket. */
    void set(Ticket ticket, String column, @Nullable Object value) throws SQLException {
        step.sql().change("UPDATE ticket SET " + column + " = ? WHERE id = ?", value, ticket.id());
    }

    /** Lets the pages know. */
    void changed(Ticket ticket) throws SQLException {
        step.sql().change(TOUCHED, step.now(), ticket.id());
        step.event("ticket", null, ticket.follower(), ticket.number().toString());
    }
}
