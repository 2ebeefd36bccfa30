package io.yingda.server.inbox;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.FollowerRows;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases everything that is kept of a follower, as WeChat demands when one leaves. What remains is a row that says when, for
 * which account, why, and how many rows went; not whose.
 */
final class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    /** What came after the reason is not part of what is over. */
    private static final String UNFINISHED = "DELETE FROM inbox WHERE follower = ? AND state = 0 AND id <= ?";

    /** Pages that show the follower's conversation ask for everything anew, and do not find it. */
    private static final String TOLD = """
            INSERT INTO desk_event (at, kind, reference) SELECT last_at, 'reload', '' FROM hand_over
            WHERE follower = ? AND state < 2""";

    private static final String RECORD = "INSERT INTO erasure (id, account, reason, removed) VALUES (?, ?, ?, ?)";

    private final Identifiers identifiers;
    private final Leave leave;

    /** What is done before anything is erased, in the same transaction. */
    @FunctionalInterface
    interface Leave {
        void take(Connection connection, FollowerId follower) throws SQLException;
    }

    Erasure(Identifiers identifiers, Leave leave) {
        this.identifiers = identifiers;
        this.leave = leave;
    }

    /**
     * The work that erases a follower.
     *
     * @param last the inbound that is the reason
     */
    Work of(FollowerId follower, long last, String reason) {
        String key = Keys.of(follower);
        long id = identifiers.next();
        return batch -> batch.run(connection -> {
            int removed;
            try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
                statement.setString(1, key);
                statement.setLong(2, last);
                removed = statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
                statement.setString(1, key);
                statement.executeUpdate();
            }
            leave.take(connection, follower);
            removed += FollowerRows.delete(connection, key);
            try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
                statement.setLong(1, id);
                statement.setString(2, follower.account());
                statement.setString(3, reason);
                statement.setInt(4, removed);
                statement.executeUpdate();
            }
            LOG.info(
                    "Everything kept of a follower of account {} is erased: {} rows ({})",
                    follower.account(),
                    removed,
                    reason);
        });
    }
}
