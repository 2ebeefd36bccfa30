package io.yingda.server.people;

import io.yingda.server.people.PeopleStore.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How people and what belongs to them stand in tables. */
final class PersonRows {

    static final String COLUMNS =
            "p.id, p.login, p.name, p.roles, p.active, p.password, p.secret, p.code_on, p.seen_at";
    static final String ALL = "SELECT " + COLUMNS + " FROM person p ORDER BY p.login";
    static final String BY_LOGIN = "SELECT " + COLUMNS + " FROM person p WHERE p.login = ?";
    static final String BY_ID = "SELECT " + COLUMNS + " FROM person p WHERE p.id = ?";
    static final String DID = "INSERT INTO audit (id, person, action, subject) VALUES (?, ?, ?, ?)";

    /** How many can sign in and administer. */
    static final String ADMINS =
            "SELECT count(*) FROM person WHERE active = 1 AND password IS NOT NULL AND roles LIKE '%"
                    + Role.ADMIN.name() + "%'";

    private static final String FORGET_LINK =
            "DELETE FROM one_time_link WHERE purpose = ? AND coalesce(person, 0) = coalesce(?, 0)";
    private static final String LINK = "INSERT INTO one_time_link (token, purpose, person, until) VALUES (?, ?, ?, ?)";

    private PersonRows() {}

    static KeptPerson read(ResultSet row) throws SQLException {
        Set<Role> roles = Stream.of(row.getString("roles").split(","))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new KeptPerson(
                new Person(row.getLong("id"), row.getString("login"), row.getString("name"), roles),
                row.getInt("active") == 1,
                row.getString("password"),
                row.getString("secret"),
                row.getInt("code_on") == 1,
                row.getLong("seen_at"));
    }

    static String roles(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    /** Puts a link in the place of the one before for the same purpose and person. */
    static void replaceLink(
            Connection connection, String digest, Purpose purpose, @Nullable Long person, @Nullable Instant until)
            throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET_LINK);
                PreparedStatement link = connection.prepareStatement(LINK)) {
            forget.setString(1, purpose.name());
            number(forget, 2, person);
            forget.executeUpdate();
            link.setString(1, digest);
            link.setString(2, purpose.name());
            number(link, 3, person);
            number(link, 4, until == null ? null : until.toEpochMilli());
            link.executeUpdate();
        }
    }

    private static void number(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }
}
