package io.yingda.server.nodes;

import io.yingda.server.store.Fence;
import io.yingda.server.store.Fence.Fenced;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The nodes of a PostgreSQL database and their shares. Time is the database's, so that the nodes' clocks may differ. */
final class NodeTable {

    /** Identifiers have room for so many. */
    private static final int MOST = 64;

    private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::BIGINT";
    private static final String ALIVE = "EXISTS (SELECT 1 FROM node WHERE id = ? AND epoch = ?)";

    private static final String GONE = "DELETE FROM node WHERE address = ?";
    private static final String NUMBERS = "SELECT id FROM node";
    private static final String JOIN = "INSERT INTO node (id, epoch, address, until) VALUES (?, ?, ?, " + NOW
            + " + ?) ON CONFLICT (id) DO NOTHING";
    private static final String BEAT = "UPDATE node SET until = " + NOW + " + ? WHERE id = ? AND epoch = ?";
    private static final String EXPEL = "DELETE FROM node WHERE until < " + NOW;
    private static final String LEAVE = "DELETE FROM node WHERE id = ? AND epoch = ?";
    private static final String NODES = "SELECT id, address FROM node";
    private static final String SHARES = "SELECT id, node FROM share WHERE node IS NOT NULL";
    private static final String CLAIM = "UPDATE share SET node = ? WHERE id = ? AND node IS NULL AND " + ALIVE;
    private static final String GIVE = "UPDATE share SET node = NULL WHERE id = ? AND node = ? AND " + ALIVE;

    /** Conflicts with the deletion of the row, and with nothing else: not with the beats, nor with other writers. */
    private static final String FENCE = "SELECT 1 FROM node WHERE id = ? AND epoch = ? FOR KEY SHARE";

    private final Jdbi jdbi;
    private final SecureRandom random = new SecureRandom();

    NodeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How a node is known while it takes part. */
    record Membership(int number, long epoch) {

        /** Lets writers write until the node is expelled, which waits for the transactions that are under way. */
        Fence fence() {
            return this::check;
        }

        private void check(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(FENCE)) {
                statement.setInt(1, number);
                statement.setLong(2, epoch);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new Fenced();
                    }
                }
            }
        }
    }

    /**
     * Who takes part.
     *
     * @param addresses of the nodes, by number
     * @param holders numbers of nodes, by share; without those that nobody holds
     */
    record Roll(Map<Integer, URI> addresses, Map<Integer, Integer> holders) {
        Roll {
            addresses = Map.copyOf(addresses);
            holders = Map.copyOf(holders);
        }
    }

    /**
     * Takes part from now on. Whoever had this address before is gone: an address has one listener.
     *
     * @return empty when there are too many nodes
     */
    Optional<Membership> join(URI address, Duration lease) {
        return jdbi.inTransaction(handle -> {
            handle.execute(GONE, address.toString());
            Set<Integer> taken = new HashSet<>(
                    handle.createQuery(NUMBERS).mapTo(Integer.class).list());
            long epoch = random.nextLong(Long.MAX_VALUE);
            for (int number = 0; number < MOST; number++) {
                if (!taken.contains(number)
                        && handle.execute(JOIN, number, epoch, address.toString(), lease.toMillis()) == 1) {
                    return Optional.of(new Membership(number, epoch));
                }
            }
            return Optional.empty();
        });
    }

    /** Is there for another while; false when the others have given this node up. */
    boolean beat(Membership self, Duration lease) {
        return jdbi.withHandle(handle -> handle.execute(BEAT, lease.toMillis(), self.number(), self.epoch()) == 1);
    }

    /** Gives up those whose time is over; says how many. Nobody holds their shares then. */
    int expel() {
        return jdbi.withHandle(handle -> handle.execute(EXPEL));
    }

    void leave(Membership self) {
        jdbi.useHandle(handle -> handle.execute(LEAVE, self.number(), self.epoch()));
    }

    Roll roll() {
        return jdbi.inTransaction(handle -> {
            Map<Integer, URI> addresses = new HashMap<>();
            handle.createQuery(NODES)
                    .map((row, context) -> addresses.put(row.getInt(1), URI.create(row.getString(2))))
                    .list();
            Map<Integer, Integer> holders = new HashMap<>();
            handle.createQuery(SHARES)
                    .map((row, context) -> holders.put(row.getInt(1), row.getInt(2)))
                    .list();
            return new Roll(addresses, holders);
        });
    }

    /** Takes a share that nobody holds; whether that succeeded shows in the next {@link #roll}. */
    void claim(int share, Membership self) {
        jdbi.useHandle(handle -> handle.execute(CLAIM, self.number(), share, self.number(), self.epoch()));
    }

    /** Gives a share back. */
    void give(int share, Membership self) {
        jdbi.useHandle(handle -> handle.execute(GIVE, share, self.number(), self.number(), self.epoch()));
    }
}
