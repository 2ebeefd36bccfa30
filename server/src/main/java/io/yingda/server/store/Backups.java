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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Copies of a SQLite file: one is made while a server uses the file, and put back while none does. */
public final class Backups {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final String ERASED_SINCE = """
            SELECT count(*) FROM present.erasure WHERE id > (
              SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM main.inbox
                UNION SELECT max(id) FROM main.erasure) AS latest)""";

    /** Whether any of the copy's latest turns are still there: else the database is no later state of it. */
    private static final String GOES_ON = """
            SELECT count(*) FROM (SELECT id FROM main.turn ORDER BY id DESC LIMIT 100) AS latest
            WHERE id IN (SELECT id FROM present.turn)""";

    /** Whoever is there no more, or has come back and lost a turn that is too young to have been deleted for its age. */
    private static final String GONE = """
            SELECT id FROM main.follower AS follower
            WHERE id NOT IN (SELECT id FROM present.follower)
              OR EXISTS (SELECT 1 FROM main.turn AS lost WHERE lost.follower = follower.id
                AND lost.id >= (SELECT min(id) FROM present.turn)
                AND lost.id NOT IN (SELECT id FROM present.turn))""";

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
     * What came of putting a copy back.
     *
     * @param before where what was there is now; null when there was nothing
     * @param erased followers of the copy who had left meanwhile and were erased again
     * @param known whether it could be found out who that is: the database was there, readable, and a later state of the copy
     */
    public record Restored(@Nullable Path before, int erased, boolean known) {}

    /**
     * Puts a copy in the place of the database. What was there is kept beside it under another name. Followers who are in the
     * copy and were erased since are erased from what is put back, too, as far as the database can still be read.
     *
     * @throws IOException in words for the operator, such as that a server is running; nothing is changed then
     */
    public static Restored restore(Path from, Path database, Instant now) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new IOException("没有备份文件 " + from);
        }
        check(from);
        SqliteFile taken = SqliteFile.take(database);
        try {
            Path incoming = database.resolveSibling(database.getFileName() + ".incoming");
            Files.copy(from, incoming, StandardCopyOption.REPLACE_EXISTING);
            Optional<List<String>> gone = gone(incoming, database);
            int erased = eraseAgain(incoming, gone.orElse(List.of()));
            Path aside = null;
            if (Files.exists(database)) {
                aside = database.resolveSibling(database.getFileName() + ".before-" + STAMP.format(now));
                for (String part : new String[] {"-wal", "-shm", ""}) {
                    Path file = database.resolveSibling(database.getFileName() + part);
                    if (Files.exists(file)) {
                        Files.move(file, aside.resolveSibling(aside.getFileName() + part));
                    }
                }
            }
            Files.move(incoming, database, StandardCopyOption.ATOMIC_MOVE);
            return new Restored(aside, erased, gone.isPresent());
        } finally {
            taken.close();
        }
    }

    /** Who of the copy was erased since; empty when that cannot be found out. */
    private static Optional<List<String>> gone(Path copy, Path database) {
        if (!Files.isRegularFile(database)) {
            return Optional.empty();
        }
        try (Connection connection = dataSource(copy, false).getConnection()) {
            attach(connection, database);
            if (number(connection, ERASED_SINCE) == 0) {
                return Optional.of(List.of());
            }
            return number(connection, GOES_ON) == 0 ? Optional.empty() : Optional.of(texts(connection, GONE));
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    private static int eraseAgain(Path copy, List<String> followers) throws IOException {
        if (followers.isEmpty()) {
            return 0;
        }
        try (Connection connection = dataSource(copy, false).getConnection()) {
            List<String> tables = texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
            List<FollowerRows.Deletion> deletions = FollowerRows.ALL.stream()
                    .filter(deletion -> tables.contains(deletion.table()))
                    .toList();
            connection.setAutoCommit(false);
            for (String follower : followers) {
                FollowerRows.delete(connection, follower, deletions);
            }
            connection.commit();
            return followers.size();
        } catch (SQLException failure) {
            throw new IOException("备份之后取消关注的粉丝没有能再次删除，没有恢复：" + failure.getMessage(), failure);
        }
    }

    private static void attach(Connection connection, Path database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("ATTACH ? AS present")) {
            statement.setString(1, database.toString());
            statement.execute();
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
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
        return dataSource(file, true).getConnection();
    }

    private static SQLiteDataSource dataSource(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
