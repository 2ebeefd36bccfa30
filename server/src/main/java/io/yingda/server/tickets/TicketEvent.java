package io.yingda.server.tickets;

import io.yingda.server.store.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket.
 *
 * @param person who did it; null where nobody of ours did
 * @param personName who did it, as others see it; empty where nobody in particular did
 * @param body as the kind says
 * @param line of the follower's history that it is about; empty where it is about none
 */
record TicketEvent(long id, EventKind kind, @Nullable Long person, String personName, String body, String line) {

    static final String FROM = "SELECT id, kind, person, person_name, body, line FROM ticket_event ";

    Instant at() {
        return Identifiers.time(id);
    }

    static TicketEvent read(ResultSet row) throws SQLException {
        long person = row.getLong(3);
        boolean nobody = row.wasNull();
        return new TicketEvent(
                row.getLong(1),
                EventKind.of(row.getInt(2)),
                nobody ? null : person,
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
