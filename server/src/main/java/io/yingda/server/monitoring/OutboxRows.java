package io.yingda.server.monitoring;

import io.yingda.server.store.Database;

/**
 * How many replies lie in the outbox.
 *
 * @param waiting not delivered yet
 * @param givenUp recorded as never to be delivered, until they are erased
 */
record OutboxRows(long waiting, long givenUp) {

    private static final String COUNT =
            "SELECT coalesce(sum(CASE state WHEN 0 THEN 1 ELSE 0 END), 0), count(*) FROM outbox";

    /** Reads the whole outbox, so never call it on an event loop. */
    static OutboxRows in(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(COUNT)
                        .map((row, context) -> new OutboxRows(row.getLong(1), row.getLong(2) - row.getLong(1)))
                        .one());
    }
}
