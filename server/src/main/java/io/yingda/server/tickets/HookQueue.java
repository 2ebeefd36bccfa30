package io.yingda.server.tickets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.handover.Step;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notes what another help desk is to be told, in the transaction in which it happens. What that help desk did itself is not
 * told back.
 */
record HookQueue(TicketSettings settings) {

    private static final String INSERT = """
            INSERT INTO ticket_hook (id, ticket, department, body, attempts, due_at, state) VALUES (?, ?, ?, ?, 0, ?, 0)""";

    void opened(Step step, Ticket ticket) throws SQLException {
        add(step, ticket, "opened", null);
    }

    void answered(Step step, Ticket ticket, String words) throws SQLException {
        add(step, ticket, "answered", comment(words, "粉丝", true));
    }

    /** @param former the department it was with before; that one is told as well */
    void changed(Step step, Ticket ticket, String former, Change change, Author author) throws SQLException {
        ObjectNode comment =
                change.comment().isEmpty() ? null : comment(change.comment(), author.name(), change.told());
        add(step, ticket, "changed", comment);
        if (!former.equals(ticket.department())) {
            add(step, former, ticket, "changed", comment);
        }
    }

    /**
     * Everything about the ticket is to be forgotten: it is told by number and department alone.
     *
     * @param department has the ticket, or had it once
     */
    void erased(Sql sql, Ticket ticket, String department, long id, Instant at) throws SQLException {
        if (isTold(department)) {
            ObjectNode body = body("erased", id, at);
            body.putObject("ticket").put("number", ticket.number().toString()).put("department", ticket.department());
            sql.change(INSERT, id, ticket.id(), department, body.toString(), at);
        }
    }

    private boolean isTold(String department) {
        return settings.department(department).hook() != null;
    }

    private static ObjectNode body(String event, long id, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", event)
                .put("delivery", String.valueOf(id))
                .put("at", at.toString());
    }

    private static ObjectNode comment(String words, String author, boolean told) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", words)
                .put("author", author)
                .put("public", told);
    }

    private void add(Step step, Ticket ticket, String event, @Nullable ObjectNode comment) throws SQLException {
        add(step, ticket.department(), ticket, event, comment);
    }

    private void add(Step step, String department, Ticket ticket, String event, @Nullable ObjectNode comment)
            throws SQLException {
        if (!isTold(department)) {
            return;
        }
        long id = step.identifier();
        ObjectNode body = body(event, id, step.now());
        body.set("ticket", json(ticket));
        if (comment != null) {
            body.set("comment", comment);
        }
        step.sql().change(INSERT, id, ticket.id(), department, body.toString(), step.now());
    }

    /** As other help desks know it. */
    static ObjectNode json(Ticket ticket) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("number", ticket.number().toString())
                .put("account", ticket.follower().account())
                .put("follower", ticket.isNobodys() ? null : DeskJson.key(ticket.follower()))
                .put("department", ticket.department())
                .put("title", ticket.title());
        ObjectNode fields = node.putObject("fields");
        ticket.fields().forEach(fields::put);
        Instant deadline = ticket.deadline();
        return node.put("state", ticket.state().word())
                .put("assignee", ticket.personName())
                .put("deadline", deadline == null ? null : deadline.toString())
                .put("external", ticket.external())
                .put("openedAt", ticket.openedAt().toString());
    }
}
