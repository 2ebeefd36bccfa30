package io.yingda.server.desk.agents;

import io.yingda.server.desk.handover.DeskStore;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.store.Sql;
import io.yingda.server.store.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who serves, in the database: all nodes see the same. Safe for many threads; blocks. */
public final class Agents {

    /** A sign of life is written down at most so often. */
    private static final Duration WRITTEN = Duration.ofSeconds(4);

    private static final String KNOWN = """
            INSERT INTO desk_agent (person, login, name, away, seen_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (person) DO UPDATE SET login = excluded.login, name = excluded.name, seen_at = excluded.seen_at""";
    private static final String CHOSEN = "UPDATE desk_agent SET away = ?, seen_at = ? WHERE person = ?";
    private static final String ALIVE = "UPDATE desk_agent SET seen_at = ? WHERE person = ?";
    private static final String ALL = """
            SELECT a.person, a.login, a.name, a.away, a.seen_at,
              (SELECT count(*) FROM hand_over h WHERE h.person = a.person AND h.state = 1) FROM desk_agent a ORDER BY a.person""";

    private final DeskStore store;
    private final Presence first;
    private final Map<Long, Instant> written = new ConcurrentHashMap<>();

    /** @param first how somebody is there who is heard of for the first time */
    public Agents(DeskStore store, Presence first) {
        this.store = store;
        this.first = first;
    }

    /** A sign of life of somebody who may serve. */
    public void alive(Speaker who) {
        Instant now = store.clock().instant();
        if (isDue(who.person(), now)) {
            write(batch -> batch.add(KNOWN, row -> {
                row.setLong(1, who.person());
                row.setString(2, who.login());
                row.setString(3, who.name());
                row.setInt(4, first.number());
                row.setLong(5, now.toEpochMilli());
            }));
        }
    }

    private boolean isDue(long person, Instant now) {
        Instant before = written.get(person);
        if (before != null && now.isBefore(before.plus(WRITTEN))) {
            return false;
        }
        written.put(person, now);
        return true;
    }

    /** Signs of life of pages that are open; nobody waits for what is written. */
    public void alive(Collection<Long> persons) {
        Instant now = store.clock().instant();
        List<Long> due = persons.stream()
                .distinct()
                .filter(person -> isDue(person, now))
                .sorted()
                .toList();
        if (!due.isEmpty()) {
            store.database().writers().getFirst().post(batch -> {
                for (long person : due) {
                    batch.add(ALIVE, row -> {
                        row.setLong(1, now.toEpochMilli());
                        row.setLong(2, person);
                    });
                }
            });
        }
    }

    /** The agent's own choice. */
    public void choose(Speaker who, Presence presence) {
        alive(who);
        long now = store.clock().millis();
        write(batch -> batch.add(CHOSEN, row -> {
            row.setInt(1, presence.number());
            row.setLong(2, now);
            row.setLong(3, who.person());
        }));
    }

    private void write(Work work) {
        store.database().writers().getFirst().submit(work).join();
    }

    public List<Agent> all() {
        Instant now = store.clock().instant();
        return store.ask(sql -> all(sql, now));
    }

    static List<Agent> all(Sql sql, Instant now) throws SQLException {
        return sql.all(
                row -> {
                    Instant seen = Instant.ofEpochMilli(row.getLong(5));
                    boolean silent = seen.plus(Agent.SILENCE).isBefore(now);
                    return new Agent(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            silent ? Presence.OFFLINE : Presence.of(row.getInt(4)),
                            seen,
                            row.getInt(6));
                },
                ALL);
    }

    public Optional<Agent> find(long person) {
        return all().stream().filter(each -> each.person() == person).findFirst();
    }
}
