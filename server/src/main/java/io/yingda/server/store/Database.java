package io.yingda.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.yingda.server.settings.StoreSettings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * An open database with the tables of this version: one writer, or for a database server a few, and connections to read
 * with. Reads never wait for writes.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 4;
    private static final int WRITERS = 2;
    private static final int APART = 2;

    private final Dialect dialect;
    private final HikariDataSource reading;
    private final List<Writer> writers;
    private final Jdbi jdbi;
    private final @Nullable SqliteFile file;
    private final @Nullable Shared shared;

    private Database(
            Dialect dialect,
            HikariDataSource reading,
            List<Writer> writers,
            @Nullable SqliteFile file,
            @Nullable Shared shared) {
        this.dialect = dialect;
        this.reading = reading;
        this.writers = List.copyOf(writers);
        this.jdbi = Jdbi.create(reading);
        this.file = file;
        this.shared = shared;
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @throws IOException in words for the operator, when it cannot be opened, another process has it, or it is of a newer
     *     version
     */
    public static Database open(StoreSettings.Place place) throws IOException {
        return switch (place) {
            case EmbeddedFile embedded -> open(embedded.path());
            case DatabaseServer server -> open(server);
        };
    }

    private static Database open(Path path) throws IOException {
        SqliteFile file = SqliteFile.take(path);
        try {
            migrate(file.dataSource(), Dialect.SQLITE, path.toString());
            Writer writer = new Writer("store-writer", file::writing, Dialect.SQLITE);
            file.keepLogShort();
            return new Database(Dialect.SQLITE, pool(file.dataSource(), READERS), List.of(writer), file, null);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private static Database open(DatabaseServer server) throws IOException {
        DataSource source = Postgres.at(server);
        migrate(source, Dialect.POSTGRESQL, server.url());
        List<Writer> writers = new ArrayList<>();
        for (int number = 1; number <= WRITERS; number++) {
            writers.add(new Writer("store-writer-" + number, source::getConnection, Dialect.POSTGRESQL));
        }
        return new Database(
                Dialect.POSTGRESQL, pool(source, 2 * READERS), writers, null, new Shared(server, pool(source, APART)));
    }

    /**
     * Connections to a database that another process may be using, for a moment's work beside it. Brings no tables up to
     * date.
     *
     * @throws IOException in words for the operator, when there is no such file
     */
    public static Jdbi beside(StoreSettings.Place place) throws IOException {
        return switch (place) {
            case EmbeddedFile embedded -> Jdbi.create(SqliteFile.existing(embedded.path()));
            case DatabaseServer server -> Jdbi.create(Postgres.at(server));
        };
    }

    private static HikariDataSource pool(DataSource source, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    private static void migrate(DataSource source, Dialect dialect, String where) throws IOException {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:io/yingda/server/store")
                    .placeholders(dialect.words())
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new IOException("无法打开数据库 " + where + "：" + reason(failed), failed);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Reads; writes only what nobody waits for and no turn depends on. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /**
     * Reads, and tells a database that does not answer from a question it does not understand.
     *
     * @throws StoreUnavailable when it does not answer at the moment
     */
    public <T> T read(Function<Handle, T> question) {
        try {
            return jdbi.withHandle(question::apply);
        } catch (ConnectionException unavailable) {
            throw StoreUnavailable.because("no connection");
        } catch (JdbiException failure) {
            if (failure.getCause() instanceof SQLException cause && StoreUnavailable.isBehind(dialect, cause)) {
                throw StoreUnavailable.because(cause);
            }
            throw failure;
        }
    }

    /** Makes something of a row; null counts as no row. */
    @FunctionalInterface
    public interface RowReader<T> {
        @Nullable
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Reads the row of a key: at a fraction of what {@link #read} costs, for what is read within a turn.
     *
     * @param sql with one parameter, the key
     * @throws StoreUnavailable when the database does not answer at the moment
     */
    public <T> Optional<T> find(String sql, String key, RowReader<T> reader) {
        try (Connection connection = connected();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(reader.read(row)) : Optional.empty();
            }
        } catch (SQLException failure) {
            if (StoreUnavailable.isBehind(dialect, failure)) {
                throw StoreUnavailable.because(failure);
            }
            throw new IllegalStateException("a row cannot be read", failure);
        }
    }

    /** A question to a connection. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * Reads by a connection, which must not be kept.
     *
     * @throws StoreUnavailable when the database does not answer at the moment
     */
    public <T> T ask(Question<T> question) {
        try (Connection connection = connected()) {
            return question.ask(connection);
        } catch (SQLException failure) {
            if (StoreUnavailable.isBehind(dialect, failure)) {
                throw StoreUnavailable.because(failure);
            }
            throw new IllegalStateException("a question cannot be answered", failure);
        }
    }

    private Connection connected() {
        try {
            return reading.getConnection();
        } catch (SQLException failure) {
            throw StoreUnavailable.because(failure);
        }
    }

    /**
     * What several processes may use at once.
     *
     * @param apart connections that nobody else keeps waiting
     */
    public record Shared(DatabaseServer server, HikariDataSource apart) {

        /** By these connections. */
        public Jdbi jdbi() {
            return Jdbi.create(apart);
        }
    }

    /** The server; empty where the database is a file and this process its only user. */
    public Optional<Shared> shared() {
        return Optional.ofNullable(shared);
    }

    /** From the next transaction on, every writer asks this. */
    public void fence(Fence fence) {
        writers.forEach(writer -> writer.fence(fence));
    }

    /** The writer for everything about this follower. */
    public Writer writer(Object follower) {
        return writers.size() == 1
                ? writers.getFirst()
                : writers.get(Math.floorMod(follower.hashCode(), writers.size()));
    }

    public List<Writer> writers() {
        return writers;
    }

    /** Whether what comes in can be kept. */
    public boolean isWell() {
        return writers.stream().allMatch(Writer::isWell);
    }

    /** Waits until everything posted so far is written, or cannot be. */
    public void flush() {
        writers.stream()
                .map(writer -> writer.submit(batch -> {}).exceptionally(failure -> null))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Does what was submitted before and closes. */
    @Override
    public void close() {
        writers.forEach(Writer::close);
        reading.close();
        if (shared != null) {
            shared.apart().close();
        }
        if (file != null) {
            file.close();
        }
    }
}
