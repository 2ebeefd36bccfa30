package io.yingda.server.store;

import java.sql.SQLException;

/**
 * A piece of work that is done whole or not at all, in one transaction with others. May be asked to write more than once,
 * when the transaction it was part of had to be begun anew.
 */
@FunctionalInterface
public interface Work {
    void write(Batch batch) throws SQLException;
}
