package io.yingda.server.store;

import java.time.Clock;
import java.time.Instant;

/**
 * Makes identifiers that rise with time, also from one process to the next: the time in milliseconds, the node, a number.
 * Safe for many threads.
 */
public final class Identifiers {

    private static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int NODE_BITS = 6;
    private static final int NUMBER_BITS = 15;
    private static final int TIME_SHIFT = NODE_BITS + NUMBER_BITS;

    private static final String GREATEST = """
            SELECT coalesce(max(id), 0) FROM (
              SELECT max(id) AS id FROM inbox UNION SELECT max(id) FROM outbox
              UNION SELECT max(id) FROM erasure UNION SELECT max(id) FROM hand_over
              UNION SELECT max(id) FROM desk_line
              UNION SELECT max(id) FROM ticket UNION SELECT max(id) FROM ticket_event
              UNION SELECT max(id) FROM ticket_hook
              UNION SELECT max(id) FROM person UNION SELECT max(id) FROM audit) AS latest""";

    private final Clock clock;
    private long node;
    private long millis;
    private long number;

    /**
     * @param node 0 to 63; no two that run at once may have the same
     * @param last the greatest there is so far, 0 when there is none: a clock that was set back makes no smaller one
     */
    public Identifiers(Clock clock, int node, long last) {
        this.clock = clock;
        this.node = node;
        this.millis = (last >> TIME_SHIFT) + (last == 0 ? 0 : 1);
    }

    /** Identifiers greater than any in a database. */
    public static Identifiers of(Database database, Clock clock, int node) {
        return new Identifiers(clock, node, greatest(database));
    }

    private static long greatest(Database database) {
        return database.read(
                handle -> handle.createQuery(GREATEST).mapTo(Long.class).one());
    }

    /** From now on as this node, with identifiers greater than any in the database. */
    public void as(int otherNode, Database database) {
        long last = greatest(database);
        synchronized (this) {
            node = otherNode;
            millis = Math.max(millis, (last >> TIME_SHIFT) + 1);
            number = 0;
        }
    }

    public synchronized long next() {
        long now = clock.millis() - EPOCH;
        if (now > millis) {
            millis = now;
            number = 0;
        } else if (++number == 1L << NUMBER_BITS) {
            millis++;
            number = 0;
        }
        return millis << TIME_SHIFT | node << NUMBER_BITS | number;
    }

    /** When an identifier was made. */
    public static Instant time(long identifier) {
        return Instant.ofEpochMilli((identifier >> TIME_SHIFT) + EPOCH);
    }

    /** The smallest that may be made at a time. */
    public static long from(Instant time) {
        return Math.max(0, time.toEpochMilli() - EPOCH) << TIME_SHIFT;
    }
}
