package io.yingda.server.api;

import io.yingda.server.store.Database;
import java.time.Instant;
import java.util.Optional;

/** Access tokens in a database, for all nodes that share it, and for the next start. */
public final class StoredAccessTokens implements AccessTokens {

    private static final String READ = "SELECT token, ends_at FROM access_token WHERE account = ?";
    private static final String WRITE = """
            INSERT INTO access_token (account, token, ends_at) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET token = excluded.token, ends_at = excluded.ends_at""";

    private final Database database;

    public StoredAccessTokens(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AccessToken> of(String account) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(READ)
                        .bind(0, account)
                        .map((row, context) -> new AccessToken(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                        .findOne());
    }

    @Override
    public void keep(String account, AccessToken token) {
        database.writer(account)
                .submit(batch -> batch.add(WRITE, row -> {
                    row.setString(1, account);
                    row.setString(2, token.value());
                    row.setLong(3, token.until().toEpochMilli());
                }))
                .join();
    }
}
