package io.yingda.server.people;

import io.yingda.server.store.Batch;
import io.yingda.server.store.Database;
import io.yingda.server.store.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** People in a database. */
final class StoredPeople implements PeopleStore {

    private static final String ADD = """
            INSERT INTO person (id, login, name, roles, active, password, code_on, code_step, seen_at)
            VALUES (?, ?, ?, ?, 1, ?, 0, 0, 0) ON CONFLICT (login) DO NOTHING""";
    private static final String ALONE = "UPDATE person SET active = active WHERE id = (SELECT min(id) FROM person)";
    private static final String END_ALL = "DELETE FROM person_session WHERE person = ?";
    private static final String SESSION = "SELECT " + PersonRows.COLUMNS + ", s.begun_at, s.seen_at AS session_seen_at"
            + " FROM person_session s JOIN person p ON p.id = s.person WHERE s.token = ? AND p.active = 1";
    private static final String DEEDS = """
            SELECT a.id, a.person, p.name, a.action, a.subject FROM audit a LEFT JOIN person p ON p.id = a.person
            WHERE a.id < :before""";

    private final Database database;
    private final Identifiers identifiers;

    StoredPeople(Database database, Identifiers identifiers) {
        this.database = database;
        this.identifiers = identifiers;
    }

    @Override
    public boolean hasAdmin() {
        return database.read(handle ->
                handle.createQuery("SELECT count(*) FROM person WHERE roles LIKE '%" + Role.ADMIN.name() + "%'")
                                .mapTo(Long.class)
                                .one()
                        > 0);
    }

    @Override
    public List<KeptPerson> all() {
        return database.read(handle -> handle.createQuery(PersonRows.ALL)
                .map((row, context) -> PersonRows.read(row))
                .list());
    }

    @Override
    public Optional<KeptPerson> byLogin(String login) {
        return database.find(PersonRows.BY_LOGIN, login, PersonRows::read);
    }

    @Override
    public Optional<KeptPerson> byId(long id) {
        return database.read(handle -> handle.createQuery(PersonRows.BY_ID)
                .bind(0, id)
                .map((row, context) -> PersonRows.read(row))
                .findOne());
    }

    @Override
    public Person add(String login, String name, Set<Role> roles, @Nullable String password) {
        Person person = new Person(identifiers.next(), login, name, roles);
        write(connection -> {
            if (changed(connection, ADD, person.id(), login, name, PersonRows.roles(roles), password) == 0) {
                throw new Refusal(409, "登录名 " + login + " 已经有人用了");
            }
        });
        return person;
    }

    @Override
    public void change(long id, String name, Set<Role> roles, boolean active) {
        write(connection -> {
            // Others who would change somebody's roles meanwhile wait here: the last admins cannot demote each other.
            changed(connection, ALONE);
            KeptPerson before = kept(connection, id).orElseThrow(() -> new Refusal(404, "没有这个人"));
            changed(
                    connection,
                    "UPDATE person SET name = ?, roles = ?, active = ? WHERE id = ?",
                    name,
                    PersonRows.roles(roles),
                    active ? 1 : 0,
                    id);
            if (!before.person().roles().equals(roles) || before.active() != active) {
                changed(connection, END_ALL, id);
                try (PreparedStatement left = connection.prepareStatement(PersonRows.ADMINS);
                        ResultSet row = left.executeQuery()) {
                    if (!row.next() || row.getLong(1) == 0) {
                        throw new Refusal(409, "至少要留一位能登录的管理员");
                    }
                }
            }
        });
    }

    private static Optional<KeptPerson> kept(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PersonRows.BY_ID)) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(PersonRows.read(row)) : Optional.empty();
            }
        }
    }

    @Override
    public void setPassword(long id, String password, boolean forgetsCode) {
        write(connection -> {
            changed(connection, "UPDATE person SET password = ? WHERE id = ?", password, id);
            changed(connection, END_ALL, id);
            changed(connection, "DELETE FROM one_time_link WHERE person = ?", id);
            if (forgetsCode) {
                changed(connection, "UPDATE person SET secret = NULL, code_on = 0 WHERE id = ?", id);
            }
        });
    }

    @Override
    public void setCode(long id, @Nullable String secret, boolean on) {
        write(connection ->
                changed(connection, "UPDATE person SET secret = ?, code_on = ? WHERE id = ?", secret, on ? 1 : 0, id));
    }

    @Override
    public boolean useCode(long id, long step) {
        return written(connection ->
                changed(connection, "UPDATE person SET code_step = ? WHERE id = ? AND code_step < ?", step, id, step)
                        == 1);
    }

    @Override
    public void begin(String digest, long person, Instant now) {
        long at = now.toEpochMilli();
        write(connection -> {
            changed(
                    connection,
                    "INSERT INTO person_session (token, person, begun_at, seen_at) VALUES (?, ?, ?, ?)",
                    digest,
                    person,
                    at,
                    at);
            changed(connection, "UPDATE person SET seen_at = ? WHERE id = ?", at, person);
        });
    }

    @Override
    public Optional<Session> session(String digest) {
        return database.find(
                SESSION,
                digest,
                row -> new Session(
                        PersonRows.read(row),
                        Instant.ofEpochMilli(row.getLong("begun_at")),
                        Instant.ofEpochMilli(row.getLong("session_seen_at"))));
    }

    @Override
    public void seen(String digest, long person, Instant now) {
        long at = now.toEpochMilli();
        write(connection -> {
            changed(connection, "UPDATE person_session SET seen_at = ? WHERE token = ?", at, digest);
            changed(connection, "UPDATE person SET seen_at = ? WHERE id = ?", at, person);
        });
    }

    @Override
    public void end(String digest) {
        write(connection -> changed(connection, "DELETE FROM person_session WHERE token = ?", digest));
    }

    @Override
    public void endOlder(Instant begun, Instant seen) {
        write(connection -> changed(
                connection,
                "DELETE FROM person_session WHERE begun_at < ? OR seen_at < ?",
                begun.toEpochMilli(),
                seen.toEpochMilli()));
    }

    @Override
    public void link(String digest, Purpose purpose, @Nullable Long person, @Nullable Instant until) {
        write(connection -> PersonRows.replaceLink(connection, digest, purpose, person, until));
    }

    @Override
    public Optional<Link> link(String digest, Instant now) {
        return database.find("SELECT purpose, person, until FROM one_time_link WHERE token = ?", digest, row -> {
            long until = row.getLong("until");
            if (!row.wasNull() && until <= now.toEpochMilli()) {
                return null;
            }
            long person = row.getLong("person");
            return new Link(Purpose.valueOf(row.getString("purpose")), row.wasNull() ? null : person);
        });
    }

    @Override
    public boolean takeLink(String digest, Instant now) {
        return written(connection -> changed(
                        connection,
                        "DELETE FROM one_time_link WHERE token = ? AND (until IS NULL OR until > ?)",
                        digest,
                        now.toEpochMilli())
                == 1);
    }

    @Override
    public void forgetLinks(Purpose purpose) {
        write(connection -> changed(connection, "DELETE FROM one_time_link WHERE purpose = ?", purpose.name()));
    }

    @Override
    public void did(long person, String action, String subject) {
        long id = identifiers.next();
        database.writers()
                .getFirst()
                .post(batch -> batch.add(PersonRows.DID, row -> {
                    row.setLong(1, id);
                    row.setLong(2, person);
                    row.setString(3, action);
                    row.setString(4, subject);
                }));
    }

    @Override
    public List<Deed> deeds(long before, @Nullable Long person, @Nullable String action, int most) {
        String sql = DEEDS
                + (person == null ? "" : " AND a.person = :person")
                + (action == null ? "" : " AND a.action = :action")
                + " ORDER BY a.id DESC LIMIT :most";
        return database.read(handle -> {
            var query = handle.createQuery(sql).bind("before", before).bind("most", most);
            if (person != null) {
                query.bind("person", person);
            }
            if (action != null) {
                query.bind("action", action);
            }
            return query.map((row, context) -> new Deed(
                            row.getLong(1),
                            Identifiers.time(row.getLong(1)),
                            row.getLong(2),
                            Optional.ofNullable(row.getString(3)).orElse(""),
                            row.getString(4),
                            row.getString(5)))
                    .list();
        });
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T written(Question<T> question) {
        @SuppressWarnings("unchecked") // set by the step below
        T[] answer = (T[]) new Object[1];
        write(connection -> answer[0] = question.ask(connection));
        return answer[0];
    }

    /** In one transaction; returns when it is committed. */
    private void write(Batch.Step step) {
        try {
            database.writers().getFirst().submit(batch -> batch.run(step)).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** How many rows a statement with these parameters changed. */
    private static int changed(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                Object parameter = parameters[index];
                switch (parameter) {
                    case null -> statement.setNull(index + 1, Types.VARCHAR);
                    case Long number -> statement.setLong(index + 1, number);
                    case Integer number -> statement.setInt(index + 1, number);
                    default -> statement.setString(index + 1, parameter.toString());
                }
            }
            return statement.executeUpdate();
        }
    }
}
