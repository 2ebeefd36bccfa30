package io.yingda.server.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Says at the beginning of each transaction whether this process may still write, and holds that until its end. */
@FunctionalInterface
public interface Fence {

    /** Nobody else writes. */
    Fence OPEN = connection -> {};

    /** @throws Fenced when others have taken over what this process had */
    void check(Connection connection) throws SQLException;

    /** Nothing was written: others have taken over what this process had. */
    final class Fenced extends RuntimeException {
        public Fenced() {
            super("another node has taken over", null, false, false);
        }
    }
}
