package io.yingda.server.store;

import io.yingda.server.settings.StoreSettings.DatabaseServer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL server. */
final class Postgres {

    private static final int PATIENCE_SECONDS = 10;

    private Postgres() {}

    static DataSource at(DatabaseServer server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        if (!server.user().isEmpty()) {
            source.setUser(server.user());
        }
        if (!server.password().isEmpty()) {
            source.setPassword(server.password());
        }
        source.setApplicationName("yingda");
        source.setReWriteBatchedInserts(false); // It would not tell how many rows each statement changed.
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(2 * PATIENCE_SECONDS);
        return source;
    }
}
