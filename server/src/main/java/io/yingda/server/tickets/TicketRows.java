package io.yingda.server.tickets;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Step;
import io.yingda.server.desk.handover.TicketSteps;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes tickets and what happens to them, within a transaction, and tells the pages and the other help desk. */
final class TicketRows {

    private static final String INSERT = """
            INSERT INTO ticket (id, number, account, follower, department, title, fields, state, person, person_name, deadline,
              opened_by, line, external, changed_at, opening_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL, '', ?, ?, ?, '', ?, ?) ON CONFLICT DO NOTHING""";
    private static final String PHOTO = "INSERT INTO ticket_photo (ticket, field, media) VALUES (?, ?, ?)";
    private static final String OPENED_AS = Ticket.FROM + "WHERE t.opening_key = ?";
    private static final String EVENT = """
            INSERT INTO ticket_event (id, ticket, kind, person, person_name, body, line, former)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String REQUEST = """
            INSERT INTO ticket_request (ticket, client_key, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""";
    /** Writing to it makes others who would change the same ticket wait. */
    private static final String HELD = "UPDATE ticket SET number = number WHERE number = ?";

    private static final String TOUCHED = "UPDATE ticket SET changed_at = ? WHERE id = ?";
    private static final String ONE = Ticket.FROM + "WHERE t.number = ?";
    static final String LISTENING =
            Ticket.FROM + "WHERE t.follower = ? AND (t.state = 2 OR (t.state = 1 AND t.answered_at > ?)) ORDER BY t.id";

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

    /** Those that wait for what the follower writes, or took something of it in a moment ago. */
    List<Ticket> listeningTo(FollowerId follower) throws SQLException {
        return step.sql()
                .all(Ticket::read, LISTENING, Keys.of(follower), step.now().minus(TicketSteps.GOES_ON));
    }

    /** Whether this is asked for the first time. */
    boolean isFirst(Ticket ticket, String key) throws SQLException {
        return key.isEmpty() || step.sql().change(REQUEST, ticket.id(), key, step.now()) == 1;
    }

    /** The ticket that was opened under this request; empty for none. */
    Optional<Ticket> openedAs(String request) throws SQLException {
        return request.isEmpty() ? Optional.empty() : step.sql().first(Ticket::read, OPENED_AS, request);
    }

    /** Opens it; empty where that was done before. */
    Optional<Ticket> insert(Filing filing) throws SQLException {
        long id = step.identifier();
        int inserted = step.sql()
                .change(
                        INSERT,
                        id,
                        filing.number().value(),
                        filing.follower().account(),
                        Keys.of(filing.follower()),
                        filing.department(),
                        filing.title(),
                        Json.write(filing.fields()),
                        filing.deadline(),
                        filing.author().name(),
                        filing.line(),
                        step.now(),
                        Sql.text(filing.request().isEmpty() ? null : filing.request()));
        if (inserted == 0) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> photo : filing.photos().entrySet()) {
            step.sql().change(PHOTO, id, photo.getKey(), photo.getValue());
        }
        Ticket ticket = one(step.sql(), filing.number());
        event(ticket, EventKind.OPENED, filing.author(), filing.author().name(), filing.line());
        hooks.opened(step, ticket);
        return Optional.of(ticket);
    }

    void event(Ticket ticket, EventKind kind, Author author, String body, String line) throws SQLException {
        event(ticket, kind, author, body, line, "");
    }

    /** It is another department's now. */
    void moved(Ticket ticket, Author author, String department) throws SQLException {
        event(ticket, EventKind.MOVED, author, department, "", ticket.department());
    }

    private void event(Ticket ticket, EventKind kind, Author author, String body, String line, String former)
            throws SQLException {
        step.sql()
                .change(
                        EVENT,
                        step.identifier(),
                        ticket.id(),
                        kind.number(),
                        author.person(),
                        author.name(),
                        body,
                        line,
                        former);
    }

    /** What the follower said is noted, and the ticket is in work. */
    void answered(Ticket ticket, String words, String line) throws SQLException {
        set(ticket, "answered_at", step.now());
        event(ticket, EventKind.ANSWER, Author.RULE, words, line);
        if (ticket.state() != TicketState.WORKING) {
            set(ticket, "state", TicketState.WORKING.number());
            event(ticket, EventKind.STATE, Author.RULE, TicketState.WORKING.word(), "");
        }
        changed(ticket);
        hooks.answered(step, one(step.sql(), ticket.number()), words);
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
