package io.yingda.server.measure;

import io.yingda.server.store.Database;
import java.time.Duration;

/** What a server's own database says became of the messages. */
record Finished(Database database) {

    private static final String FINISHED = "SELECT count(*) FROM inbox WHERE state = 1 AND id IN (SELECT id FROM turn)";
    private static final String UNFINISHED = "SELECT count(*) FROM inbox WHERE state = 0";
    private static final Duration BETWEEN = Duration.ofMillis(200);

    /** Messages whose turn was run and kept. */
    long count() {
        return count(FINISHED);
    }

    /** The same once nothing is under way any more, or patience is at its end. */
    long countWhenSettled(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (count(UNFINISHED) > 0 && System.nanoTime() < until) {
            Thread.sleep(BETWEEN);
        }
        return count();
    }

    private long count(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
