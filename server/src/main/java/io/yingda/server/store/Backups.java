package io.yingda.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Copies of a SQLite file: one is made while a server uses the file, and put back while none does. */
public final class Backups {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Backups() {}

    /**
     * Makes a copy as of one moment, also while the file is written to, and checks it.
     *
     * @param to does not exist yet
     * @throws IOException in words for the operator
     */
    public static void make(Path database, Path to) throws IOException {
        if (!Files.isRegularFile(database)) {
            throw new IOException("没有数据文件 " + database + "，没有可备份的");
        }
        if (Files.exists(to)) {
            throw new IOException(to + " 已经存在，请换一个文件名");
        }
        Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            try (Connection connection = readOnly(database);
                    PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, unfinished.toString());
                copy.execute();
            }
            check(unfinished);
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException failure) {
            throw new IOException("备份没有成功：" + failure.getMessage(), failure);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Puts a copy in the place of the database. What was there is kept beside it under another name.
     *
     * @return where what was there is now; empty when there was nothing
     * @throws IOException in words for the operator, such as that a server is running; nothing is changed then
     */
    public static Optional<Path> restore(Path from, Path database, Instant now) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new IOException("没有备份文件 " + from);
        }
        check(from);
        SqliteFile taken = SqliteFile.take(database);
        try {
            Path incoming = database.resolveSibling(database.getFileName() + ".incoming");
            Files.copy(from, incoming, StandardCopyOption.REPLACE_EXISTING);
            Optional<Path> before = Optional.empty();
            if (Files.exists(database)) {
                Path aside = database.resolveSibling(database.getFileName() + ".before-" + STAMP.format(now));
                for (String part : new String[] {"-wal", "-shm", ""}) {
                    Path file = database.resolveSibling(database.getFileName() + part);
                    if (Files.exists(file)) {
                        Files.move(file, aside.resolveSibling(aside.getFileName() + part));
                    }
                }
                before = Optional.of(aside);
            }
            Files.move(incoming, database, StandardCopyOption.ATOMIC_MOVE);
            return before;
        } finally {
            taken.close();
        }
    }

    /**
     * How many followers were erased since a copy was made: all of them are in it.
     *
     * @return 0 also when the database cannot be read, or there is none
     */
    public static int erasedSince(Path copy, Path database) {
        if (!Files.isRegularFile(copy) || !Files.isRegularFile(database)) {
            return 0;
        }
        try (Connection then = readOnly(copy);
                Connection now = readOnly(database)) {
            long last = number(
                    then,
                    "SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM inbox"
                            + " UNION SELECT max(id) FROM erasure) AS latest");
            return (int) number(now, "SELECT count(*) FROM erasure WHERE id > " + last);
        } catch (SQLException unreadable) {
            return 0;
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Whether it is whole, and one of ours. */
    private static void check(Path file) throws IOException {
        try (Connection connection = readOnly(file);
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
                if (!result.next() || !"ok".equals(result.getString(1))) {
                    throw new IOException(file + " 已经损坏");
                }
            }
            try (ResultSet ours = statement.executeQuery("SELECT count(*) FROM inbox")) {
                ours.next();
            }
        } catch (SQLException failure) {
            throw new IOException(file + " 不是应答的数据文件，或者已经损坏", failure);
        }
    }

    private static Connection readOnly(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }
}
