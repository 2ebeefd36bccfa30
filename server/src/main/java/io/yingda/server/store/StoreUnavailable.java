package io.yingda.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database takes nothing at the moment: the disk is full or read-only, the server is gone, or too much is waiting.
 * Whatever was asked for did not happen and may be asked for again.
 */
public final class StoreUnavailable extends RuntimeException {

    /** SQLite's result codes: busy, read-only, I/O error, full, cannot open. */
    private static final Set<Integer> SQLITE = Set.of(5, 8, 10, 13, 14);

    private StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StoreUnavailable because(String reason) {
        return new StoreUnavailable(reason, null);
    }

    static StoreUnavailable because(SQLException failure) {
        return new StoreUnavailable("the database says " + code(failure), failure);
    }

    /** Whether an error is the database's and not that of what it was asked. */
    static boolean isBehind(Dialect dialect, SQLException failure) {
        if (dialect == Dialect.SQLITE) {
            return SQLITE.contains(failure.getErrorCode() & 0xff);
        }
        String state = failure.getSQLState();
        // Connection, insufficient resources, operator intervention, system error, read-only transaction.
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("25006");
    }

    /** Codes only: messages of a database may quote the row. */
    private static String code(SQLException failure) {
        return failure.getSQLState() == null ? "error " + failure.getErrorCode() : "SQL state " + failure.getSQLState();
    }
}
