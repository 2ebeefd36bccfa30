package io.yingda.server.customers;

import io.yingda.rules.lookup.Guesses;
import io.yingda.server.store.Database;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import io.yingda.server.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Counts in the database, for all nodes, and beyond a restart. Whose or what it is that is counted is not kept, only a digest. */
public record StoredGuesses(Database database) implements Guesses {

    private static final String COUNT = """
            INSERT INTO guess (subject, number, until_at) VALUES (?, 1, ?)
            ON CONFLICT (subject) DO UPDATE SET
              number = CASE WHEN guess.until_at <= ? THEN 1 ELSE guess.number + 1 END,
              until_at = CASE WHEN guess.until_at <= ? THEN excluded.until_at ELSE guess.until_at END
            RETURNING number""";

    /** @throws StoreUnavailable when nothing can be counted at the moment */
    @Override
    public boolean allow(List<Guess> guesses, Instant now) {
        boolean[] allowed = new boolean[1];
        // In the same order everywhere, so that no two nodes wait for each other.
        List<Guess> ordered =
                guesses.stream().sorted(Comparator.comparing(Guess::subject)).toList();
        try {
            database.writers()
                    .getFirst()
                    .submit(batch -> batch.run(connection -> {
                        allowed[0] = true;
                        for (Guess guess : ordered) {
                            allowed[0] &= count(new Sql(connection), guess, now) <= guess.most();
                        }
                    }))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StoreUnavailable unavailable ? unavailable : failure;
        }
        return allowed[0];
    }

    private static int count(Sql sql, Guess guess, Instant now) throws SQLException {
        Instant until = now.plus(guess.within());
        return sql.first(row -> row.getInt(1), COUNT, Keys.digest(guess.subject()), until, now, now)
                .orElseThrow();
    }
}
