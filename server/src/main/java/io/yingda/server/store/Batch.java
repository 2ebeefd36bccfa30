package io.yingda.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What the works of one transaction write. Rows for the same statement are sent together, statements in the order in which
 * each was first used: a work may rely on the order of its own rows of one statement only.
 */
public final class Batch {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared;
    private final Map<String, Rows> waiting = new LinkedHashMap<>();

    Batch(Connection connection, Map<String, PreparedStatement> prepared) {
        this.connection = connection;
        this.prepared = prepared;
    }

    /** Sets the parameters of one row. */
    @FunctionalInterface
    public interface Row {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Reads or writes at once. */
    @FunctionalInterface
    public interface Step {
        void run(Connection connection) throws SQLException;
    }

    private record Rows(PreparedStatement statement, List<IntConsumer> counts) {}

    /** Adds a row. */
    public void add(String sql, Row row) throws SQLException {
        add(sql, row, count -> {});
    }

    /**
     * Adds a row.
     *
     * @param changed is told, before the transaction ends, how many rows it changed; what it throws undoes the work
     */
    public void add(String sql, Row row, IntConsumer changed) throws SQLException {
        Rows rows = waiting.get(sql);
        if (rows == null) {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            rows = new Rows(statement, new ArrayList<>());
            waiting.put(sql, rows);
        }
        row.bind(rows.statement());
        rows.statement().addBatch();
        rows.counts().add(changed);
    }

    /** Does something once everything added so far is written. */
    public void run(Step step) throws SQLException {
        flush();
        step.run(connection);
    }

    void flush() throws SQLException {
        for (Rows rows : waiting.values()) {
            int[] counts = rows.statement().executeBatch();
            for (int index = 0; index < counts.length; index++) {
                rows.counts().get(index).accept(counts[index]);
            }
        }
        waiting.clear();
    }

    /** Forgets what was added and not written. */
    void clear() throws SQLException {
        for (Rows rows : waiting.values()) {
            rows.statement().clearBatch();
        }
        waiting.clear();
    }
}
