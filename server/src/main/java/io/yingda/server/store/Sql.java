package io.yingda.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on a connection, with what they are asked with in order: texts, numbers, times as milliseconds, flags as 0 or 1. */
public record Sql(Connection connection) {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Changes rows; says how many. */
    public int change(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> all(Reader<T> reader, String sql, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(reader.read(row));
            }
        }
        return found;
    }

    public <T> Optional<T> first(Reader<T> reader, String sql, @Nullable Object... values) throws SQLException {
        return all(reader, sql, values).stream().findFirst();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int index = 0; index < values.length; index++) {
                bind(statement, index + 1, values[index]);
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case Instant time -> statement.setLong(index, time.toEpochMilli());
            case NoText ignored -> statement.setNull(index, Types.VARCHAR);
            case null -> statement.setNull(index, Types.BIGINT);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    /** In place of a text that is not there. */
    public enum NoText {
        NO_TEXT
    }

    /** The text, or what stands for none. */
    public static Object text(@Nullable String text) {
        return text == null ? NoText.NO_TEXT : text;
    }
}
