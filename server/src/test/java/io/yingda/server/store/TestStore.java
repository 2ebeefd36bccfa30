package io.yingda.server.store;

import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.StoreSettings.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database of either kind, which can be opened again and again, and is gone in the end. */
public final class TestStore implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Place place;
    private final Path folder;
    private final List<Database> opened = new ArrayList<>();

    private TestStore(Place place, Path folder) {
        this.place = place;
        this.folder = folder;
    }

    /** A real server, started once for all tests of this process and ended with it. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    public static TestStore empty(Dialect dialect) {
        try {
            Path folder = Files.createTempDirectory("yingda-store");
            if (dialect == Dialect.SQLITE) {
                return new TestStore(new EmbeddedFile(folder.resolve("data").resolve("yingda.db")), folder);
            }
            String name = "test" + NUMBERS.incrementAndGet();
            try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            String url = "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name;
            return new TestStore(new DatabaseServer(url, "postgres", ""), folder);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Where it is. */
    public Place place() {
        return place;
    }

    /** Opens it, for as long as the test lasts at most. */
    public Database open() {
        try {
            Database database = Database.open(place);
            opened.add(database);
            return database;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes what is open and opens it again. */
    public Database reopen() {
        opened.forEach(Database::close);
        opened.clear();
        return open();
    }

    /** How many rows there are, by a connection of its own. */
    public long count(String from) {
        return asked(statement -> {
            try (ResultSet result = statement.executeQuery("SELECT count(*) FROM " + from)) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /** Changes something behind the back of whoever uses the database. */
    public void execute(String sql) {
        asked(statement -> statement.execute(sql));
    }

    private interface Question<T> {
        T ask(Statement statement) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return question.ask(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection connection() throws SQLException {
        return switch (place) {
            case EmbeddedFile file -> DriverManager.getConnection("jdbc:sqlite:" + file.path());
            case DatabaseServer server -> DriverManager.getConnection(server.url(), server.user(), "");
        };
    }

    @Override
    public void close() {
        opened.forEach(Database::close);
        Folders.delete(folder);
    }
}
