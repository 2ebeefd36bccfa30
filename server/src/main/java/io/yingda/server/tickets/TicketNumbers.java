package io.yingda.server.tickets;

import io.yingda.server.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Gives out numbers, each once. One whose ticket came to nothing is missing then. */
final class TicketNumbers {

    private static final String NEXT = "INSERT INTO ticket_number (at) VALUES (?)";
    private static final String EARLIER = "DELETE FROM ticket_number WHERE id < ?";

    private TicketNumbers() {}

    static TicketNumber next(Connection connection, long now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT, new String[] {"id"})) {
            statement.setLong(1, now);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                long number = keys.getLong(1);
                new Sql(connection).change(EARLIER, number);
                return new TicketNumber(number);
            }
        }
    }
}
