package io.yingda.server.tickets;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Step;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.settings.TicketSettings;
import io.yingda.server.store.Keys;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people and other help desks do with tickets. Blocks. */
final class Tickets {

    private static final String EVENTS = TicketEvent.FROM + "WHERE ticket = ? ORDER BY id";
    private static final String PHOTOS = "SELECT field, media FROM ticket_photo WHERE ticket = ?";
    private static final String SETTLED =
            Ticket.FROM + "WHERE t.state = 3 AND t.changed_at < ? ORDER BY t.id LIMIT 200";
    private static final String OF_FOLLOWER = Ticket.FROM + "WHERE t.follower = ? ORDER BY t.id DESC LIMIT 20";

    private final DeskStore store;
    private final TicketSettings settings;
    private final HookQueue hooks;

    Tickets(DeskStore store, TicketSettings settings) {
        this.store = store;
        this.settings = settings;
        this.hooks = new HookQueue(settings);
    }

    Ticket find(TicketNumber number) {
        return store.ask(sql -> TicketRows.one(sql, number));
    }

    /** What happened to it, in order. */
    List<TicketEvent> events(Ticket ticket) {
        return store.ask(sql -> sql.all(TicketEvent::read, EVENTS, ticket.id()));
    }

    /** WeChat's ids of the pictures among its fields, by the fields' names. */
    Map<String, String> photos(Ticket ticket) {
        record Photo(String field, String media) {}
        return store
                .ask(sql -> sql.all(row -> new Photo(row.getString(1), row.getString(2)), PHOTOS, ticket.id()))
                .stream()
                .collect(Collectors.toMap(Photo::field, Photo::media));
    }

    /** The follower's, latest first. */
    List<Ticket> of(FollowerId follower) {
        return store.ask(sql -> sql.all(Ticket::read, OF_FOLLOWER, Keys.of(follower)));
    }

    /**
     * Opens one for a follower.
     *
     * @param deadline null for the department's own
     * @param told whether the follower is told
     * @param key names this request of the person's: the ticket it opened before is not opened again; empty for none
     */
    Ticket open(
            FollowerId follower,
            String department,
            String title,
            Map<String, String> fields,
            @Nullable Instant deadline,
            Speaker who,
            boolean told,
            String key) {
        return store.change(follower, step -> {
            TicketRows rows = new TicketRows(step, hooks);
            String request = key.isEmpty() ? "" : who.person() + "/" + key;
            Optional<Ticket> known = rows.openedAs(request);
            if (known.isPresent()) {
                return known.get();
            }
            TicketNumber number =
                    TicketNumbers.next(step.sql().connection(), step.now().toEpochMilli());
            Instant until = deadline == null
                    ? step.now().plus(settings.department(department).deadline())
                    : deadline;
            Optional<Ticket> opened = rows.insert(new Filing(
                    number, follower, department, title, fields, Map.of(), until, Author.of(who), "", request));
            if (opened.isEmpty()) {
                return rows.openedAs(request).orElseThrow();
            }
            Ticket ticket = opened.get();
            if (told) {
                step.tell(follower, who, TicketWords.openedByPerson(number, title));
            }
            rows.changed(ticket);
            return ticket;
        });
    }

    /**
     * Changes a ticket, and tells the follower what is something to the follower.
     *
     * @param key names the request: one that was done before is not done again; empty for none
     */
    Ticket change(TicketNumber number, Author author, Change change, String key) {
        return store.change(find(number).follower(), step -> {
            TicketRows rows = new TicketRows(step, hooks);
            Ticket ticket = rows.held(number);
            if (ticket.isNobodys()) {
                throw new Refused(Why.TAKEN, "粉丝已经取消关注，这张工单只留下了记录");
            }
            if (!rows.isFirst(ticket, key)) {
                return ticket;
            }
            if (written(rows, ticket, author, change)) {
                tell(step, ticket, author, change);
                rows.changed(ticket);
                Ticket now = TicketRows.one(step.sql(), number);
                if (author.speaker() != null) {
                    hooks.changed(step, now, ticket.department(), change, author);
                }
                return now;
            }
            return ticket;
        });
    }

    /** Closes what is resolved and has been left alone for long enough. */
    void closeSettled() {
        Instant before = store.clock().instant().minus(settings.closing());
        for (Ticket settled : store.ask(sql -> sql.all(Ticket::read, SETTLED, before))) {
            store.change(settled.follower(), step -> {
                TicketRows rows = new TicketRows(step, hooks);
                Ticket ticket = rows.held(settled.number());
                if (ticket.state() == TicketState.RESOLVED && ticket.changedAt().isBefore(before)) {
                    Change closed = Change.to(TicketState.CLOSED, "", false);
                    written(rows, ticket, Author.RULE, closed);
                    rows.changed(ticket);
                    Ticket now = TicketRows.one(step.sql(), ticket.number());
                    hooks.changed(step, now, ticket.department(), closed, Author.RULE);
                }
                return ticket;
            });
        }
    }

    /** Whether anything is different. */
    private static boolean written(TicketRows rows, Ticket ticket, Author author, Change change) throws SQLException {
        boolean different = false;
        if (change.department() != null && !change.department().equals(ticket.department())) {
            rows.set(ticket, "department", change.department());
            rows.moved(ticket, author, change.department());
            different = true;
        }
        if (change.external() != null && !change.external().equals(ticket.external())) {
            rows.set(ticket, "external", change.external());
            rows.event(ticket, EventKind.EXTERNAL, author, change.external(), "");
            different = true;
        }
        Change.Assignee assignee = change.assignee();
        if (assignee != null && !Objects.equals(assignee.person(), ticket.person())) {
            rows.set(ticket, "person", assignee.person());
            rows.set(ticket, "person_name", assignee.name());
            rows.event(ticket, EventKind.ASSIGNED, author, assignee.name(), "");
            different = true;
        }
        Change.Due due = change.due();
        if (due != null && !Objects.equals(due.at(), ticket.deadline())) {
            rows.set(ticket, "deadline", due.at());
            rows.event(
                    ticket,
                    EventKind.DEADLINE,
                    author,
                    due.at() == null ? "" : String.valueOf(due.at().toEpochMilli()),
                    "");
            different = true;
        }
        if (!change.comment().isEmpty()) {
            rows.event(ticket, change.told() ? EventKind.PUBLIC : EventKind.INTERNAL, author, change.comment(), "");
            different = true;
        }
        if (change.state() != null && change.state() != ticket.state()) {
            rows.set(ticket, "state", change.state().number());
            rows.event(ticket, EventKind.STATE, author, change.state().word(), "");
            different = true;
        }
        return different;
    }

    private void tell(Step step, Ticket ticket, Author author, Change change) throws SQLException {
        var words = TicketWords.changed(ticket, change);
        if (words.isPresent()) {
            step.tell(ticket.follower(), author.speaker(), words.get());
        }
        if (change.state() == TicketState.WAITING || change.state() == TicketState.RESOLVED) {
            store.mayBeOpen(ticket.follower());
        }
    }
}
