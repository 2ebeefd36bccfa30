package io.yingda.server.inbox;

import io.yingda.server.settings.StoreSettings.Keep;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import io.yingda.server.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what need not be kept any longer: once on starting and then every hour, a little at a time, so that messages that
 * come in meanwhile don't wait.
 */
public final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final int AT_ONCE = 500;

    private static final String TRACES = limited("trace", "id", "id < ?");
    private static final String INBOUNDS = limited("inbox", "id", "id < ? AND state = 1");
    private static final String TURNS = limited("turn", "id", "id < ?");
    private static final String REPLIES = limited("outbox", "id", "id < ?");
    private static final String LINES = limited("desk_line", "id", "id < ?");
    private static final String HAND_OVERS = limited("hand_over", "id", "id < ? AND state = 2");
    private static final String FOLLOWERS = limited("follower", "id", "last_at < ?");
    /** What has not changed for as long is written back once more should its follower come again. */
    private static final String WRITE_BACKS = """
            DELETE FROM write_back WHERE (follower, operation) IN (
              SELECT follower, operation FROM write_back WHERE due_at < ? AND state <> 0 LIMIT\s""" + AT_ONCE + ")";

    private static final String MARKS = limited("desk_mark", "id", "id < ?");
    private static final String TICKETS = limited("ticket", "id", "id < ? AND state >= 3");
    private static final String TICKET_EVENTS =
            limited("ticket_event", "id", "id < ? AND ticket NOT IN (SELECT id FROM ticket)");
    private static final String TICKET_REQUESTS =
            limited("ticket_request", "ticket", "at < ? AND ticket NOT IN (SELECT id FROM ticket)");
    private static final String TICKET_PHOTOS =
            limited("ticket_photo", "ticket", "ticket < ? AND ticket NOT IN (SELECT id FROM ticket)");
    private static final String HOOKS = limited("ticket_hook", "id", "id < ?");
    private static final String CUSTOMERS =
            limited("customer", "id", "began_at < ? AND follower NOT IN (SELECT id FROM follower)");
    private static final String GUESSES = limited("guess", "subject", "until_at < ?");
    private static final String EVENTS = limited("desk_event", "id", "at < ?");

    /** A page that was cut off for longer asks for everything anew. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(1);

    private final Database database;
    private final Keep keep;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** One that deletes nothing before it is started. */
    public Retention(Database database, Keep keep, Clock clock) {
        this.database = database;
        this.keep = keep;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("retention").unstarted(this::run);
    }

    /** Begins at once, on a thread of its own. */
    public void start() {
        thread.start();
    }

    private static String limited(String table, String key, String condition) {
        return "DELETE FROM " + table + " WHERE " + key + " IN (SELECT " + key + " FROM " + table + " WHERE "
                + condition + " LIMIT " + AT_ONCE + ")";
    }

    private void run() {
        try {
            do {
                try {
                    int deleted = sweep();
                    if (deleted > 0) {
                        LOG.info("{} rows were kept long enough and are deleted", deleted);
                    }
                } catch (CompletionException | StoreUnavailable failure) {
                    LOG.warn("What was kept long enough could not be deleted: {}", Failures.where(failure));
                }
            } while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes everything that is over now; says how many rows. */
    int sweep() {
        Instant now = clock.instant();
        long messages = Identifiers.from(now.minus(keep.messages()));
        long followers = now.minus(keep.followers()).toEpochMilli();
        int deleted = delete(TRACES, Identifiers.from(now.minus(keep.traces())));
        for (String sql : new String[] {
            INBOUNDS, TURNS, REPLIES, LINES, HAND_OVERS, MARKS, TICKETS, TICKET_EVENTS, TICKET_PHOTOS, HOOKS
        }) {
            deleted += delete(sql, messages);
        }
        deleted += delete(TICKET_REQUESTS, now.minus(keep.messages()).toEpochMilli());
        deleted += delete(EVENTS, now.minus(EVENTS_KEPT).toEpochMilli());
        deleted += delete(WRITE_BACKS, followers);
        deleted += delete(GUESSES, now.toEpochMilli());
        deleted += delete(FOLLOWERS, followers);
        return deleted + delete(CUSTOMERS, followers);
    }

    private int delete(String sql, long before) {
        int deleted = 0;
        int[] last = new int[1];
        do {
            database.writers()
                    .getFirst()
                    .submit(batch -> batch.add(sql, row -> row.setLong(1, before), count -> last[0] = count))
                    .join();
            deleted += last[0];
        } while (last[0] == AT_ONCE && closed.getCount() > 0);
        return deleted;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
