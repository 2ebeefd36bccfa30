package io.yingda.server.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a department has to do for a follower.
 *
 * @param number what people call it
 * @param follower whose openid is empty once the follower has left
 * @param fields what is known of it, in the order given
 * @param person who works on it; null when nobody does
 * @param personName that person's name; empty when nobody does
 * @param deadline when it is to be done; null when there is no time
 * @param openedBy a person's name, or empty where a rule did
 * @param line of the follower's history that led to it; empty where none did
 * @param external what another help desk calls it; empty where none does
 */
public record Ticket(
        long id,
        TicketNumber number,
        FollowerId follower,
        String department,
        String title,
        Map<String, String> fields,
        TicketState state,
        @Nullable Long person,
        String personName,
        @Nullable Instant deadline,
        String openedBy,
        String line,
        String external,
        Instant changedAt) {

    static final String FROM = """
            SELECT t.id, t.number, t.account, t.follower, t.department, t.title, t.fields, t.state, t.person, t.person_name,
              t.deadline, t.opened_by, t.line, t.external, t.changed_at FROM ticket t
            """;

    Instant openedAt() {
        return Identifiers.time(id);
    }

    /** Whether the follower has left: nothing of whose it was, or of what, is kept. */
    boolean isNobodys() {
        return follower.openId().isEmpty();
    }

    boolean isLate(Instant now) {
        return deadline != null && !state.isOver() && deadline.isBefore(now);
    }

    static Ticket read(ResultSet row) throws SQLException {
        String account = row.getString(3);
        String key = row.getString(4);
        long person = row.getLong(9);
        boolean nobody = row.wasNull();
        long deadline = row.getLong(11);
        boolean endless = row.wasNull();
        return new Ticket(
                row.getLong(1),
                new TicketNumber(row.getLong(2)),
                new FollowerId(account, key.isEmpty() ? "" : key.substring(account.length() + 1)),
                row.getString(5),
                row.getString(6),
                fields(row.getString(7)),
                TicketState.of(row.getInt(8)),
                nobody ? null : person,
                row.getString(10),
                endless ? null : Instant.ofEpochMilli(deadline),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                Instant.ofEpochMilli(row.getLong(15)));
    }

    private static Map<String, String> fields(String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        Json.read(JsonNode.class, json)
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }
}
