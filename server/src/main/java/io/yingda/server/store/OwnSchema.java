package io.yingda.server.store;

import io.yingda.server.settings.StoreSettings.DatabaseServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A new schema in a PostgreSQL database, for data that nobody needs after the process. What else is there is not touched. */
public final class OwnSchema implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSchema.class);

    private final DatabaseServer server;
    private final String name;

    private OwnSchema(DatabaseServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** @throws IOException in words for the operator, when it cannot be made */
    public static OwnSchema in(DatabaseServer server) throws IOException {
        OwnSchema schema =
                new OwnSchema(server, "yingda_" + UUID.randomUUID().toString().replace("-", ""));
        try {
            schema.execute("CREATE SCHEMA " + schema.name);
        } catch (SQLException failed) {
            throw new IOException("无法在数据库 " + server.url() + " 里建一个临时的模式：" + failed.getMessage(), failed);
        }
        return schema;
    }

    /** The same server, where everything is kept in this schema. */
    public DatabaseServer server() {
        String url = server.url();
        return new DatabaseServer(
                url + (url.contains("?") ? '&' : '?') + "currentSchema=" + name, server.user(), server.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = Postgres.at(server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops it with everything in it, as far as possible. */
    @Override
    public void close() {
        try {
            execute("DROP SCHEMA " + name + " CASCADE");
        } catch (SQLException failed) {
            LOG.warn("Temporary data was left behind in the schema {}: {}", name, failed.getSQLState());
        }
    }
}
