package io.yingda.server.people;

import io.yingda.server.people.PeopleStore.Purpose;
import io.yingda.server.store.Identifiers;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What an operator does about people on the command line, beside the server that serves them. */
public final class Recovery {

    /** The node whose identifiers these are; the highest, which is given last. */
    private static final int NODE = 63;

    private final Jdbi jdbi;
    private final Clock clock;

    public Recovery(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Somebody, as the operator sees it.
     *
     * @param active whether the person may sign in
     * @param chosen whether the person has chosen a password
     * @param hasCode whether signing in takes a one-time code
     * @param seenAt when last heard of, in milliseconds; 0 for never
     */
    public record Line(Person person, boolean active, boolean chosen, boolean hasCode, long seenAt) {}

    /** Everybody, by login. */
    public List<Line> people() {
        return jdbi.withHandle(handle -> handle.createQuery(PersonRows.ALL)
                .map((row, context) -> PersonRows.read(row))
                .map(kept ->
                        new Line(kept.person(), kept.active(), kept.password() != null, kept.hasCode(), kept.seenAt()))
                .list());
    }

    /** Makes a link, in the place of any before, by which a person chooses a password and needs no one-time code; its path. */
    public String link(Person person) throws SQLException {
        String token = Tokens.fresh();
        jdbi.useTransaction(handle -> {
            long last = handle.createQuery("SELECT coalesce(max(id), 0) FROM audit")
                    .mapTo(Long.class)
                    .one();
            PersonRows.replaceLink(
                    handle.getConnection(),
                    Tokens.digest(token),
                    Purpose.WELCOME,
                    person.id(),
                    clock.instant().plus(Links.WELCOME_TIME));
            handle.execute(
                    PersonRows.DID,
                    new Identifiers(clock, NODE, last).next(),
                    person.id(),
                    Action.OPERATOR_RESET.word(),
                    person.login());
        });
        return Links.welcomePath(token);
    }
}
