package io.yingda.server.tickets;

import io.yingda.server.desk.handover.DeskStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds tickets. Blocks. */
record TicketList(DeskStore store) {

    private static final String COUNTS = "SELECT state, count(*) FROM ticket GROUP BY state";

    private static final String LATE = "SELECT count(*) FROM ticket WHERE deadline < ? AND state < 3";
    private static final String DEPARTMENTS = "SELECT DISTINCT department FROM ticket ORDER BY department";

    /**
     * Which are wanted; null and empty leave a thing open.
     *
     * @param state null for all
     * @param open only those that are not over
     * @param department empty for all
     * @param assignee null for everybody's, 0 for nobody's
     * @param late only those whose time is over
     * @param words in title, fields, number, the number elsewhere, or what was said
     * @param before only what has a smaller identifier
     */
    record Wanted(
            @Nullable TicketState state,
            boolean open,
            String department,
            @Nullable Long assignee,
            boolean late,
            String words,
            long before) {

        Wanted in(TicketState other) {
            return new Wanted(other, false, department, assignee, late, words, before);
        }
    }

    /** Latest first. */
    List<Ticket> find(Wanted wanted, int most) {
        StringBuilder sql = new StringBuilder(Ticket.FROM).append("WHERE t.id < ?");
        List<@Nullable Object> values = new ArrayList<>(List.of(wanted.before()));
        if (wanted.state() != null) {
            sql.append(" AND t.state = ?");
            values.add(wanted.state().number());
        }
        if (wanted.open()) {
            sql.append(" AND t.state < 3");
        }
        if (!wanted.department().isEmpty()) {
            sql.append(" AND t.department = ?");
            values.add(wanted.department());
        }
        if (wanted.assignee() != null) {
            sql.append(" AND coalesce(t.person, 0) = ?");
            values.add(wanted.assignee());
        }
        if (wanted.late()) {
            sql.append(" AND t.deadline < ? AND t.state < 3");
            values.add(store.clock().instant());
        }
        if (!wanted.words().isBlank()) {
            sql.append("""
                     AND (t.number = ? OR t.external = ? OR lower(t.title) LIKE ? ESCAPE '!' OR lower(t.fields) LIKE ? ESCAPE '!'
                    OR EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket = t.id AND e.kind IN (4, 5, 6)
                      AND lower(e.body) LIKE ? ESCAPE '!'))""");
            String words = wanted.words().strip();
            values.add(TicketNumber.parse(words).map(TicketNumber::value).orElse(-1L));
            values.add(words);
            String like = '%' + words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%';
            values.addAll(List.of(like, like, like));
        }
        sql.append(" ORDER BY t.id DESC LIMIT ?");
        values.add(most);
        return store.ask(question -> question.all(Ticket::read, sql.toString(), values.toArray()));
    }

    /** How many there are in each state. */
    Map<TicketState, Long> counts() {
        return store.ask(sql -> {
            Map<TicketState, Long> counts = new EnumMap<>(TicketState.class);
            record Count(TicketState state, long tickets) {}
            sql.all(row -> new Count(TicketState.of(row.getInt(1)), row.getLong(2)), COUNTS)
                    .forEach(count -> counts.put(count.state(), count.tickets()));
            return counts;
        });
    }

    /** How many are not done in time. */
    long late() {
        return store.ask(sql ->
                sql.first(row -> row.getLong(1), LATE, store.clock().instant()).orElse(0L));
    }

    /** Those that have tickets. */
    List<String> departments() {
        return store.ask(sql -> sql.all(row -> row.getString(1), DEPARTMENTS));
    }
}
