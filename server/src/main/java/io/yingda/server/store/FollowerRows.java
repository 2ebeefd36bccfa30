package io.yingda.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Everything that is kept of a follower, table by table. Of a ticket it stays that there was one, for which department, and
 * when: nothing of whose or of what.
 */
public final class FollowerRows {

    /** The statement takes the follower's key. */
    record Deletion(String table, String sql) {}

    /** Traces come before the turns they are found by. */
    static final List<Deletion> ALL = List.of(
            new Deletion("trace", "DELETE FROM trace WHERE id IN (SELECT id FROM turn WHERE follower = ?)"),
            new Deletion("inbox", "DELETE FROM inbox WHERE id IN (SELECT id FROM turn WHERE follower = ?)"),
            new Deletion("turn", "DELETE FROM turn WHERE follower = ?"),
            new Deletion("outbox", "DELETE FROM outbox WHERE follower = ?"),
            new Deletion("desk_event", "DELETE FROM desk_event WHERE follower = ?"),
            new Deletion("desk_mark", "DELETE FROM desk_mark WHERE follower = ?"),
            new Deletion("desk_line", "DELETE FROM desk_line WHERE follower = ?"),
            new Deletion("hand_over", "DELETE FROM hand_over WHERE follower = ?"),
            new Deletion(
                    "ticket_hook",
                    "DELETE FROM ticket_hook WHERE ticket IN (SELECT id FROM ticket WHERE follower = ?)"
                            + " AND body NOT LIKE '{\"event\":\"erased\"%'"),
            new Deletion(
                    "ticket_request",
                    "DELETE FROM ticket_request WHERE ticket IN (SELECT id FROM ticket WHERE follower = ?)"),
            new Deletion(
                    "ticket_photo",
                    "DELETE FROM ticket_photo WHERE ticket IN (SELECT id FROM ticket WHERE follower = ?)"),
            new Deletion(
                    "ticket_event",
                    "DELETE FROM ticket_event WHERE ticket IN (SELECT id FROM ticket WHERE follower = ?)"),
            // Copies of the first versions have another table of the name.
            new Deletion("ticket_event", """
                    UPDATE ticket SET follower = '', title = '', fields = '{}', line = '', external = '', state = 4,
                      deadline = NULL WHERE follower = ?"""),
            new Deletion("write_back", "DELETE FROM write_back WHERE follower = ?"),
            new Deletion("customer", "DELETE FROM customer WHERE follower = ?"),
            new Deletion("follower", "DELETE FROM follower WHERE id = ?"));

    private FollowerRows() {}

    /** Deletes all of a follower, and says how many rows that were. */
    public static int delete(Connection connection, String follower) throws SQLException {
        return delete(connection, follower, ALL);
    }

    static int delete(Connection connection, String follower, List<Deletion> deletions) throws SQLException {
        int removed = 0;
        for (Deletion deletion : deletions) {
            try (PreparedStatement statement = connection.prepareStatement(deletion.sql())) {
                statement.setString(1, follower);
                removed += statement.executeUpdate();
            }
        }
        return removed;
    }
}
