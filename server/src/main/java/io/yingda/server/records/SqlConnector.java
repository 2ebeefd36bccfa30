package io.yingda.server.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.Field;
import io.yingda.rules.lookup.Operation;
import io.yingda.rules.lookup.Query;
import io.yingda.rules.lookup.Request;
import io.yingda.rules.lookup.Type;
import io.yingda.rules.lookup.Values;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.ConnectorSettings.Place;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database that is only read. Arguments are bound to the query's parameters and never written into it. */
final class SqlConnector implements Connector {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int PATIENT_SECONDS = 120;
    /** Cancelling connects to the server once more, which may take its time. */
    private static final Executor CANCELLING = Thread.ofPlatform().daemon().name("yingda-cancel-", 0)::start;

    private final ZoneId zone;
    private final boolean sqlite;
    private final Path file;
    private final HikariDataSource pool;

    SqlConnector(ConnectorSettings.Sql settings, ZoneId zone) {
        this.zone = zone;
        HikariConfig config = new HikariConfig();
        switch (settings.place()) {
            case Place.Server server -> {
                sqlite = false;
                file = Path.of("");
                config.setJdbcUrl(server.url());
                config.setUsername(settings.user());
                config.setPassword(settings.password());
                config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
                config.addDataSourceProperty("socketTimeout", PATIENT_SECONDS);
                config.addDataSourceProperty("readOnlyMode", "always");
            }
            case Place.File where -> {
                sqlite = true;
                file = where.path();
                config.setDataSource(readOnly(file));
            }
            case Place.Demonstration demonstration -> {
                sqlite = true;
                file = DemoMembers.file(demonstration.folder());
                config.setDataSource(readOnly(file));
            }
        }
        config.setReadOnly(true);
        config.setMaximumPoolSize(settings.concurrency());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setPoolName("yingda-" + settings.name());
        pool = new HikariDataSource(config);
    }

    private static SQLiteDataSource readOnly(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) CONNECT.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    @Override
    public Map<String, Value> ask(Operation operation, Map<String, String> arguments, Duration longest)
            throws LookUpFailure {
        Query query = ((Request.Sql) operation.request()).query();
        if (sqlite && !Files.isRegularFile(file)) {
            throw new LookUpFailure(Fault.UNAVAILABLE, "没有数据库文件 " + file.getFileName());
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setMaxRows(Values.ROWS);
            bind(statement, query, operation.arguments(), arguments);
            var unused = end.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .whenCompleteAsync(
                            (done, late) -> {
                                if (late != null) {
                                    cancel(statement);
                                }
                            },
                            CANCELLING);
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, operation.fields());
            }
        } catch (SQLTimeoutException slow) {
            throw new LookUpFailure(Fault.TIMEOUT, "数据库没有在限时内答完");
        } catch (SQLException failure) {
            throw end.isCompletedExceptionally() ? new LookUpFailure(Fault.TIMEOUT, "数据库没有在限时内答完") : failed(failure);
        } finally {
            end.complete(null);
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException over) {
            // The query has come to its end by itself.
        }
    }

    /** Without the database's words, which quote what was asked. */
    private static LookUpFailure failed(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        boolean away = failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57");
        return away
                ? new LookUpFailure(Fault.UNAVAILABLE, "连不上数据库：" + state)
                : new LookUpFailure(Fault.REFUSED, "数据库不接受这个查询：" + state + " " + failure.getErrorCode());
    }

    private void bind(
            PreparedStatement statement, Query query, Map<String, Argument> declared, Map<String, String> arguments)
            throws SQLException {
        int position = 0;
        for (String name : query.names()) {
            position++;
            Argument argument = declared.get(name);
            String value = arguments.getOrDefault(name, "");
            if (value.isEmpty()) {
                statement.setNull(position, Types.NULL);
            } else if (argument != null && argument.type() == Type.NUMBER) {
                number(statement, position, value);
            } else if (argument != null && argument.type() == Type.DATE && !sqlite) {
                statement.setObject(position, LocalDate.parse(value));
            } else {
                statement.setString(position, value);
            }
        }
    }

    private void number(PreparedStatement statement, int position, String value) throws SQLException {
        if (!value.contains(".")) {
            statement.setLong(position, Long.parseLong(value));
        } else if (sqlite) {
            statement.setDouble(position, Double.parseDouble(value));
        } else {
            statement.setBigDecimal(position, new BigDecimal(value));
        }
    }

    private Map<String, Value> read(ResultSet rows, Map<String, Field> fields) throws SQLException, LookUpFailure {
        if (!rows.next()) {
            throw new LookUpFailure(Fault.NOT_FOUND, "没有找到");
        }
        Map<String, Value> values = new LinkedHashMap<>();
        List<LookedUp.Row> list = new ArrayList<>();
        Field listed = fields.values().stream()
                .filter(field -> field.type() == Type.ROWS)
                .findFirst()
                .orElse(null);
        for (Field field : fields.values()) {
            if (!field.equals(listed)) {
                column(rows, field, values);
            }
        }
        if (listed != null) {
            do {
                Map<String, Value> row = new LinkedHashMap<>();
                for (Field field : listed.fields().values()) {
                    column(rows, field, row);
                }
                list.add(new LookedUp.Row(row));
            } while (list.size() < Values.ROWS && rows.next());
            values.put(listed.name(), new Value.Rows(list));
        }
        return values;
    }

    private void column(ResultSet rows, Field field, Map<String, Value> values) throws SQLException, LookUpFailure {
        String text = rows.getString(field.at());
        if (text != null) {
            values.put(
                    field.name(),
                    Values.of(field, text, zone)
                            .orElseThrow(() -> new LookUpFailure(
                                    Fault.BAD_ANSWER,
                                    "列 " + field.at() + " 不是 " + field.type().word())));
        }
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public void close() {
        pool.close();
    }
}
